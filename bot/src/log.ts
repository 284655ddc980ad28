/** Where the bot writes what went wrong: facts without texts of people, and a sentence. */
export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
