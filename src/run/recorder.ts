import { eventLimit, type Finding, type RunEvent } from './report.ts'

/** What one machine did, as far as verdicts and summaries need it. */
export class Recorder {
  /** Ways through each site. */
  readonly counts = new Map<number, number>()
  /** The first use of poison that came to matter, by the site that destroyed the value. */
  readonly uses = new Map<number, Finding>()
  /** The first way through each site that came out otherwise than the reference's. */
  readonly differences = new Map<number, Finding>()
  readonly events: RunEvent[] = []

  enter(site: number): void {
    this.counts.set(site, (this.counts.get(site) ?? 0) + 1)
  }

  note(event: RunEvent): void {
    if (this.events.length < eventLimit) this.events.push(event)
  }

  use(site: number, finding: Finding): void {
    if (!this.uses.has(site)) this.uses.set(site, finding)
  }

  differ(site: number, finding: Finding): void {
    if (!this.differences.has(site)) this.differences.set(site, finding)
  }
}
