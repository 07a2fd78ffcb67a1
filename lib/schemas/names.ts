/** What can be found by its name, newest first; nothing of it is measured. */
export interface NamesView {
  features: { id: string; key: string; name: string }[];
  releases: { id: string; title: string; featureKey: string }[];
}
