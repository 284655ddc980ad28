/** What a scanner said of a target, as its report has it. */
export type Finding = {
  readonly scanner: 'wapiti' | 'nmap' | 'slowhttptest';
  /** What kind it is, in the scanner's words. */
  readonly kind: string;
  readonly detail: string;
};

/** The line that stands in a verdict. */
export const shown = ({ scanner, kind, detail }: Finding) => `${scanner}: ${kind}: ${detail}`;
