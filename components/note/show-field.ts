/** Brings a field of the form into view and puts the cursor into its first control. */
export function showField(field: string): void {
  const place = nearestPlace(field);
  if (!place) return;
  place.scrollIntoView({ block: 'start' });
  const control = place.matches('input, textarea, select')
    ? place
    : place.querySelector('textarea, input:not([type=hidden]), select, [data-first], button');
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}

// A fault may name something deeper than the page draws: then the nearest part around it is shown.
function nearestPlace(field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    const place = document.getElementById(path);
    if (place) return place;
  }
  return null;
}
