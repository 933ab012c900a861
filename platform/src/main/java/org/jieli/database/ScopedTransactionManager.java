package org.jieli.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;

/**
 * Tells the database at the start of each transaction how far its work may see; without it row-level security shows nobody. A
 * transaction that is marked as reading only is not so for the database: whoever reads people's data writes his audit entry with it.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

    private static final String SET_SCOPE = """
            select set_config('jieli.scope', ?, true), set_config('jieli.institutions', ?, true),
                   set_config('jieli.division', ?, true), set_config('jieli.resident', ?, true)
            """;

    private final DataSource scoped;

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
        this.scoped = dataSource;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, new Writable(definition));
        AccessScope scope = CurrentAccess.scope();
        if (scope.kind() == AccessScope.Kind.NONE) {
            // Settings end with their transaction, so without a statement nobody is seen: the same, one round trip
            // cheaper.
            return;
        }
        Connection connection = DataSourceUtils.getConnection(scoped);
        try (PreparedStatement statement = connection.prepareStatement(SET_SCOPE)) {
            statement.setString(1, scope.kind().name());
            statement.setString(
                    2, scope.institutions().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
            statement.setString(3, scope.division() == null ? "" : scope.division());
            statement.setString(
                    4, scope.resident() == null ? "" : scope.resident().toString());
            statement.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The scope of the transaction cannot be set", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, scoped);
        }
    }

    private static final class Writable extends DelegatingTransactionDefinition {

        Writable(TransactionDefinition definition) {
            super(definition);
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }
    }
}
