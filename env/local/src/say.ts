/** A sentence for whoever starts the environment: Japanese first, English below. */
export type Sentence = { readonly ja: string; readonly en: string };

export function say({ ja, en }: Sentence): void {
  console.log(`${ja}\n${en}\n`);
}

/** Why the local environment cannot start, in one sentence that says what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly sentence: Sentence;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, { cause });
    this.sentence = sentence;
  }
}
