/** Puts the cursor into the first field that has a fault, once the faults are drawn. */
export function focusFirstInvalid(within: ParentNode = document): void {
  requestAnimationFrame(() => {
    within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
