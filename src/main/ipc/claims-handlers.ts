/** `claims:*`: claims of the fleet on screen. */
import { AppError } from '@shared/errors';
import type { Library } from '../library';
import type { HandlersOf } from './handler-map';

export interface ClaimsHandlersOptions {
  readonly library: Library;
  /** Whose claims are on screen; null while nobody has signed in or opened a library. */
  readonly partitionId: () => string | null;
  /** Name from settings. */
  readonly user: () => string;
  readonly onChange: (claimIds: readonly string[]) => void;
}

export function claimsHandlers({
  library,
  partitionId,
  user,
  onChange,
}: ClaimsHandlersOptions): HandlersOf<'claims'> {
  const { claims } = library;
  const onScreen = (): string => {
    const id = partitionId();
    if (id === null) throw new AppError('library.not-found');
    return id;
  };
  /** The index has it; what the folders say of it follows. */
  const changed = async <T>(claimId: string, answer: T): Promise<T> => {
    onChange([claimId]);
    await library.saving.repairCustodyCopies();
    return answer;
  };
  return {
    'claims:list': (query) => claims.list(onScreen(), query),
    'claims:get': ({ claimId }) => claims.get(claimId),
    'claims:of-incident': ({ incidentId }) => claims.ofIncident(incidentId),
    'claims:create': ({ content, incidentIds }) => {
      const claim = claims.create(onScreen(), content, incidentIds, user());
      return changed(claim.claimId, claim);
    },
    'claims:save': ({ claimId, content }) => changed(claimId, claims.save(claimId, content)),
    'claims:archive': ({ claimId, archived }) =>
      changed(claimId, claims.archive(claimId, archived, user())),
    'claims:add': ({ claimId, incidentIds }) =>
      changed(claimId, claims.add(claimId, incidentIds, user())),
    'claims:remove': ({ claimId, incidentIds, undoesAdding }) =>
      changed(claimId, claims.remove(claimId, incidentIds, undoesAdding, user())),
    'claims:hold': (input) => changed(input.claimId, claims.hold(input)),
    'claims:release-hold': (input) => changed(input.claimId, claims.releaseHold(input)),
  };
}
