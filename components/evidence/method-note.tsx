/** How the numbers are made, for who is no statistician. */
export function MethodNote() {
  return (
    <p className="border-t border-line px-4 py-2.5 text-sm text-mute sm:px-4.5">
      Each case is compared with itself. Where a case can only be right or wrong, McNemar's exact test asks
      whether the cases that changed went one way more often than a coin would, and the interval is Bonett and
      Price's; for amounts it is the paired t-test and its interval. "By chance" is how often a difference at
      least so large would come up if the versions were equal.
    </p>
  );
}
