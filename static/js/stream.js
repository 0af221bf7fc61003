/* The stream of a class (Server-Sent Events), with an ear for silence. An EventSource believes in a dead connection for
   minutes and comes back without any jitter; so this one is given up at its first fault, and its owner opens it anew.

   The first frame is whole. A later one has what is new, and is made whole here: a page may have been ahead of the one before.

   ears: frame(state), beat(revision), bye(), lost(wasLive). A stream that is closed here says nothing more. */

const FIRST_FRAME_MS = 4000; // later than this, somebody on the way holds streams back
const SILENCE_MS = 40000; // the server says something every 15 seconds

export const isKnown = "EventSource" in window;

export class Stream {
  constructor(ears) {
    this.ears = ears;
    this.source = null;
    this.isLive = false;
    this.heardAt = 0;
    this.regions = {};
    this.watch = 0;
  }

  get isOpen() {
    return this.source !== null;
  }

  /* Milliseconds, those of a sleeping phone too. */
  get silence() {
    return Date.now() - this.heardAt;
  }

  open(address) {
    this.close();
    const source = new EventSource(address);
    this.source = source;
    this.regions = {};
    source.addEventListener("frame", (event) => {
      this.isLive = true;
      this._listen(SILENCE_MS);
      const { revision, regions } = JSON.parse(event.data);
      this.regions = { ...this.regions, ...regions };
      this.ears.frame({ revision, regions: this.regions });
    });
    source.addEventListener("beat", (event) => {
      if (!this.isLive) return; // a beat alone is no state to show
      this._listen(SILENCE_MS);
      this.ears.beat(Number(event.data));
    });
    source.addEventListener("bye", () => {
      this.close();
      this.ears.bye();
    });
    source.addEventListener("error", () => this._lose());
    this._listen(FIRST_FRAME_MS);
  }

  close() {
    clearTimeout(this.watch);
    this.source?.close();
    this.source = null;
    this.isLive = false;
  }

  _listen(patience) {
    this.heardAt = Date.now();
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this._lose(), patience);
  }

  _lose() {
    const wasLive = this.isLive;
    this.close();
    this.ears.lost(wasLive);
  }
}
