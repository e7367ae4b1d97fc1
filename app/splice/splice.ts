/**
 * SPLICE: how an exercise inside a frame gives its score and its state to the learning platform around it, and gets
 * the state back. Runestone, OpenDSA, Doenet and CodeCheck speak it.
 */
export interface Splice {
  /** What was reported last, in this sitting or an earlier one; null where the page around keeps nothing. */
  restore(): Promise<unknown>
  /** `score` from 0 to 1; null while nothing has been answered, so that a platform keeps the state alone. */
  reportScore(report: Report): void
  sendEvent(name: string, data: object): void
}

export interface Report {
  readonly score: number | null
  readonly state: unknown
}

/** Milliseconds after which no answer is waited for; platforms wait as long for each other. */
export const patience = 15_000

type Loose = Readonly<Record<string, unknown>>

/** The state in an answer to the question `id`; undefined where it is none. Some platforms post JSON as text. */
export function stateIn(data: unknown, id: string): unknown {
  const found = typeof data === 'string' ? parsed(data) : data
  if (typeof found !== 'object' || found === null) return undefined
  const { subject, message_id, state, error } = found as Loose
  if (subject !== 'SPLICE.getState.response' || message_id !== id) return undefined
  return error === undefined ? (state ?? null) : null
}

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Joins an exercise to the page around it. In a page of its own nothing is reported, and nothing restored. */
export function connectSplice(page: Window, activity: string): Splice {
  const host = page.parent === page ? null : page.parent
  const sitting = Date.now().toString(36)
  let count = 0
  const post = (subject: string, content: object): string => {
    const message_id = `pvscope-${sitting}-${++count}`
    host?.postMessage({ subject: `SPLICE.${subject}`, message_id, ...content }, '*')
    return message_id
  }
  return {
    restore: () =>
      new Promise((resolve) => {
        if (host === null) return resolve(null)
        const hear = ({ source, data }: MessageEvent) => {
          const state = source === host ? stateIn(data, id) : undefined
          if (state !== undefined) end(state)
        }
        const end = (state: unknown) => {
          clearTimeout(timer)
          page.removeEventListener('message', hear)
          resolve(state)
        }
        page.addEventListener('message', hear)
        const timer = setTimeout(() => end(null), patience)
        const id = post('getState', { activity_id: activity })
      }),
    reportScore: ({ score, state }) =>
      void post('reportScoreAndState', { activity_id: activity, score, state }),
    sendEvent: (name, data) => void post('sendEvent', { activity_id: activity, name, data }),
  }
}
