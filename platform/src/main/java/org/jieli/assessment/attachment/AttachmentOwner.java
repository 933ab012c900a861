package org.jieli.assessment.attachment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file belongs to, and who sees it.
 *
 * @param kind of owner, e.g. {@code notice}
 * @param division whose area sees it
 * @param institutionId the institution that sees it too
 * @param open whether everybody who reports sees it
 */
public record AttachmentOwner(
        String kind, UUID id, String division, @Nullable UUID institutionId, boolean open) {}
