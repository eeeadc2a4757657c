// Runs one call at a time. Of the calls that come meanwhile only the newest is run: a slider gives more than can be answered,
// and only its last place counts.

export class Latest {
  #busy = false;
  #next = null;

  /** @param work an async function that handles its own failures */
  async run(work) {
    this.#next = work;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#next) {
        const now = this.#next;
        this.#next = null;
        await now();
      }
    } finally {
      this.#busy = false;
    }
  }
}
