// The service's API. Every failure is a Problem with a sentence for people.

export class Problem extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export class Server {
  /** @param askForToken called where the server wants a token; promises one */
  constructor(askForToken) {
    this.askForToken = askForToken;
    this.token = sessionStorage.getItem("token");
  }

  async models() {
    return (await this.#ask("GET", "api/v1/models")).models;
  }

  async examples() {
    return (await this.#ask("GET", "api/v1/examples")).examples;
  }

  /**
   * What is drawn and what each model says of it. Without added noise a model says nothing of a signal that is not fit for it.
   * @param source {files: File[], samplingRateHz} or {example: name}; the rate only where the file has none
   * @param noise {kind, decibels, seed}, or null
   */
  view(source, noise) {
    const query = new URLSearchParams();
    if (source.example) query.set("example", source.example);
    if (source.samplingRateHz) query.set("samplingRateHz", source.samplingRateHz);
    query.set("abstain", noise === null);
    if (noise) {
      query.set("noise", noise.kind);
      query.set("decibels", noise.decibels);
      query.set("seed", noise.seed);
    }
    let body = null;
    if (source.files) {
      body = new FormData();
      for (const file of source.files) body.append("file", file, file.name);
    }
    return this.#ask("POST", "api/v1/views?" + query, body);
  }

  async #ask(method, path, body = null) {
    const response = await this.#fetch(method, path, body);
    if (response.status === 401) {
      this.token = await this.askForToken(this.token !== null);
      sessionStorage.setItem("token", this.token);
      return this.#ask(method, path, body);
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok || answer === null) {
      throw new Problem(response.status, answer?.code, answer?.detail ?? `the server answered with status ${response.status}`);
    }
    return answer;
  }

  async #fetch(method, path, body) {
    const headers = this.token === null ? {} : { Authorization: "Bearer " + this.token };
    try {
      return await fetch(path, { method, body, headers });
    } catch {
      throw new Problem(0, "unreachable", "the server cannot be reached");
    }
  }
}
