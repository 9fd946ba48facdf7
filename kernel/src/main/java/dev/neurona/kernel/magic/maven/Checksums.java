package dev.neurona.kernel.magic.maven;

import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.spi.connector.checksum.ChecksumPolicy;
import org.eclipse.aether.spi.connector.checksum.ChecksumPolicyProvider;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferResource;

/**
 * Refuses a file whose checksum differs and takes one that has none: repositories made by hand in a folder have none, and
 * the resolver's own "fail" refuses those too.
 */
final class Checksums extends RepositorySystemSupplier {
    @Override
    protected ChecksumPolicyProvider getChecksumPolicyProvider() {
        ChecksumPolicyProvider usual = super.getChecksumPolicyProvider();
        return new ChecksumPolicyProvider() {
            @Override
            public ChecksumPolicy newChecksumPolicy(
                    RepositorySystemSession session,
                    RemoteRepository repository,
                    TransferResource resource,
                    String policy) {
                return policy.equals(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
                        ? new RefuseDifferent()
                        : usual.newChecksumPolicy(session, repository, resource, policy);
            }

            @Override
            public String getEffectiveChecksumPolicy(RepositorySystemSession session, String one, String other) {
                return usual.getEffectiveChecksumPolicy(session, one, other);
            }
        };
    }

    private static final class RefuseDifferent implements ChecksumPolicy {
        @Override
        public boolean onChecksumMatch(String algorithm, ChecksumKind kind) {
            return true;
        }

        @Override
        public void onChecksumMismatch(String algorithm, ChecksumKind kind, ChecksumFailureException exception)
                throws ChecksumFailureException {
            throw exception;
        }

        @Override
        public void onChecksumError(String algorithm, ChecksumKind kind, ChecksumFailureException exception) {
            // One that cannot be read counts as one that is not there.
        }

        @Override
        public void onNoMoreChecksums() {
            // None at all: taken.
        }

        @Override
        public void onTransferRetry() {
            // Nothing is kept between tries.
        }

        @Override
        public boolean onTransferChecksumFailure(ChecksumFailureException exception) {
            return false;
        }
    }
}
