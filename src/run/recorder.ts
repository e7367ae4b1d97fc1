import { eventLimit, type Finding, type RunEvent } from './report.ts'
import { type EdgeState, isObservable } from './state.ts'

/** Ways through one site that are looked at in detail; later ones only count. */
export const comparedVisits = 64

/** A way through a site. */
export interface VisitRecord {
  readonly entry: EdgeState
  /** Null while the machine is inside, and where it never comes out. */
  exit: EdgeState | null
  /** What somebody outside could see. */
  readonly events: RunEvent[]
}

/** What one machine did, as far as verdicts and summaries need it. */
export class Recorder {
  readonly visits = new Map<number, VisitRecord[]>()
  readonly counts = new Map<number, number>()
  /** The first use of poison that came to matter, by the site that destroyed the value. */
  readonly uses = new Map<number, Finding>()
  readonly events: RunEvent[] = []

  enter(site: number, entry: () => EdgeState): void {
    const count = this.counts.get(site) ?? 0
    this.counts.set(site, count + 1)
    if (count >= comparedVisits) return
    const records = this.visits.get(site) ?? []
    this.visits.set(site, records)
    records.push({ entry: entry(), exit: null, events: [] })
  }

  leave(site: number, exit: () => EdgeState): void {
    const record = this.#current(site)
    if (record) record.exit = exit()
  }

  note(site: number | null, event: RunEvent): void {
    if (this.events.length < eventLimit) this.events.push(event)
    if (site === null || !isObservable(event)) return
    this.#current(site)?.events.push(event)
  }

  use(site: number, finding: Finding): void {
    if (!this.uses.has(site)) this.uses.set(site, finding)
  }

  #current(site: number): VisitRecord | undefined {
    const isCompared = (this.counts.get(site) ?? 0) <= comparedVisits
    return isCompared ? this.visits.get(site)?.at(-1) : undefined
  }
}
