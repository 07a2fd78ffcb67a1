/** What a release is judged against, frozen when it goes live and never moved afterwards (rule 8). */
export interface ReleaseReference {
  /** The baseline's 99th percentile of cost per request, US dollars: costs are cut there before they are compared. */
  costCapUsd: number | null;
  /** How many costs it was taken from. */
  costs: number;
}
