package org.jieli.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How the database plans the statements of a transaction. */
public final class Planning {

    private Planning() {}

    /**
     * Plans each further statement of the transaction for its values. A plan that suits every institution, region and filter would suit
     * neither a hospital nor a village clinic, and it cannot know how long an array is.
     */
    public static void forTheseValues(JdbcClient jdbc) {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }
}
