import { channelOf, type SpeakerMessage, wrapped } from './message.ts'

export interface Line {
  send(message: SpeakerMessage): void
  close(): void
}

function openChannel(presentation: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(channelOf(presentation))
  } catch {
    return null
  }
}

/**
 * Talks to the other window over a channel, and by `postMessage` to `other` where there is no channel or it does
 * not reach. A message that comes twice says the same twice.
 */
export function openLine(
  presentation: string,
  other: () => Window | null,
  hear: (data: unknown) => void,
): Line {
  const channel = openChannel(presentation)
  const heard = ({ data }: MessageEvent<unknown>) => hear(data)
  const posted = (event: MessageEvent<unknown>) => {
    if (event.source !== null && event.source === other()) hear(event.data)
  }
  channel?.addEventListener('message', heard)
  window.addEventListener('message', posted)
  return {
    send: (message) => {
      channel?.postMessage(wrapped(message))
      // A page from a file has no origin that could be named.
      const target = location.origin === 'null' ? '*' : location.origin
      other()?.postMessage(wrapped(message), target)
    },
    close: () => {
      channel?.close()
      window.removeEventListener('message', posted)
    },
  }
}
