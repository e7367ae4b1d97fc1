import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itanium as words } from '../../messages/itanium.ts'
import type { Look } from '../../registers/picture.ts'
import type { DrawnCell } from '../../registers/rows.ts'
import type { SceneWords } from '../../registers/scene.ts'

const looks: Partial<Record<Look, string>> = {
  live: words.cell.live,
  read: words.cell.read,
  write: words.cell.write,
  'read-write': words.cell.both,
  'dead-write': words.cell.dead,
  'may-destroy': words.cell.mayDestroy,
  destroyed: words.cell.destroyed,
  absent: words.cell.absent,
}

const quiet: readonly Look[] = ['empty', 'may-destroy', 'absent']

const cellWords = ({ column, look }: DrawnCell): string => `${column.name}: ${looks[look] ?? ''}`

/** Why a register dies: what the decision says of it, if anything. */
function reasonOf(told: Ia64Told, names: readonly string[], cell: DrawnCell): readonly string[] {
  if (cell.look !== 'destroyed') return []
  const register = names[cell.registers[0] ?? -1]
  return told.stories
    .flatMap(({ decision }) => decision.hazards)
    .filter((hazard) => hazard.register === register)
    .slice(0, 1)
    .map((hazard) => `${ia64.hazard(hazard)}.`)
}

export const itaniumWords = (told: Ia64Told, names: readonly string[]): SceneWords => ({
  cell: (_, cell) => cellWords(cell),
  row: ({ line, cells }) => {
    const named = (wanted: (look: Look) => boolean) =>
      cells.filter(({ look }) => wanted(look)).map(({ column }) => column.name)
    const destroyed = named((look) => look === 'destroyed')
    return [
      words.row.alive(
        line,
        named((look) => !quiet.includes(look)),
      ),
      ...(destroyed.length > 0 ? [words.row.destroyed(destroyed)] : []),
    ].join('; ')
  },
  story: (_, cell) => [`${cellWords(cell)}.`, ...reasonOf(told, names, cell)],
})
