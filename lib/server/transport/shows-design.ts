import { env } from '../env';

/** Whether this installation shows its primitives at /design: in development, or when it is asked to. */
export function showsDesign(): boolean {
  const { SLUICE_DEV, SLUICE_DESIGN } = env();
  return SLUICE_DEV || SLUICE_DESIGN;
}
