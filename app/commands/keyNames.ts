import * as commandWords from '../messages/commands.ts'
import type { Command, Key } from './command.ts'

/** Whether the machine has ⌘ where others have Ctrl. */
export const onMac = (): boolean =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A sign such as "?" is typed with Shift on one keyboard and without on the next. */
export const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key)

const spelled = (key: string): string =>
  commandWords.keys[key as keyof typeof commandWords.keys] ??
  (key.length === 1 ? key.toUpperCase() : key)

/** The keys that are held and the one that is pressed, e.g. `['Shift', '→']`. */
export function keyParts({ key, shift, alt, ctrl }: Key, mac = onMac()): readonly string[] {
  return [
    ...(ctrl ? [mac ? commandWords.held.command : commandWords.held.control] : []),
    ...(alt ? [mac ? commandWords.held.option : commandWords.held.alt] : []),
    ...(shift && !isSign(key) ? [commandWords.held.shift] : []),
    spelled(key),
  ]
}

/** `Shift+→` */
export const keyText = (key: Key, mac = onMac()): string => keyParts(key, mac).join('+')

/** As `aria-keyshortcuts` wants them: `Shift+ArrowRight F10`. */
export function ariaKeys({ keys }: Pick<Command, 'keys'>, mac = onMac()): string | undefined {
  const named = keys.map(({ key, shift, alt, ctrl }) =>
    [
      ...(ctrl ? [mac ? 'Meta' : 'Control'] : []),
      ...(alt ? ['Alt'] : []),
      ...(shift && !isSign(key) ? ['Shift'] : []),
      key.length === 1 ? key.toUpperCase() : key,
    ].join('+'),
  )
  return named.length === 0 ? undefined : named.join(' ')
}

/** What a tooltip says: `Next step (→, F10)`. */
export function titleWithKeys(command: Pick<Command, 'keys'>, title: string): string {
  const keys = command.keys.map((key) => keyText(key))
  return keys.length === 0 ? title : commandWords.titleWithKeys(title, keys)
}
