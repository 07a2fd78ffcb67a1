import { anyUserExists } from '../../db/user-rows';

/** True until the first admin exists. */
export async function needsSetup(): Promise<boolean> {
  return !(await anyUserExists());
}
