import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itanium as words } from '../../messages/itanium.ts'
import type { Look } from '../../registers/picture.ts'
import type { DrawnCell } from '../../registers/rows.ts'
import type { SceneWords } from '../../registers/scene.ts'
import type { RegisterSide } from '../../state/view.ts'

const looks: Partial<Record<Look, string>> = {
  live: words.cell.live,
  read: words.cell.read,
  write: words.cell.write,
  'read-write': words.cell.both,
  'dead-write': words.cell.dead,
  'may-destroy': words.cell.mayDestroy,
  destroyed: words.cell.destroyed,
  absent: words.cell.absent,
  gone: words.cell.gone,
  new: words.cell.new,
  same: words.cell.same,
  'given-up': words.cell.givenUp,
}

const quiet: readonly Look[] = ['empty', 'may-destroy', 'absent', 'given-up']

/** Of a folded column every register that holds something is named. */
const cellWords = ({ column, look, registers }: DrawnCell, names: readonly string[]): string =>
  column.registers.length > 1
    ? words.cell.folded(registers.flatMap((register) => names[register] ?? []))
    : `${column.name}: ${looks[look] ?? ''}`

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

export const itaniumWords = (
  told: Ia64Told,
  names: readonly string[],
  side: RegisterSide,
): SceneWords => ({
  cell: (_, cell) => cellWords(cell, names),
  row: ({ line, cells, count, countAfter, note }) => {
    if (note === 'replaced') return words.row.replaced(line)
    if (side === 'difference') return words.row.changes(line, count ?? 0, countAfter ?? count ?? 0)
    const named = (wanted: (look: Look) => boolean) =>
      cells
        .filter(({ look }) => wanted(look))
        .flatMap(({ column, registers }) =>
          column.registers.length > 1
            ? registers.flatMap((register) => names[register] ?? [])
            : [column.name],
        )
    const destroyed = named((look) => look === 'destroyed')
    return [
      words.row.alive(
        line,
        named((look) => !quiet.includes(look)),
      ),
      ...(destroyed.length > 0 ? [words.row.destroyed(destroyed)] : []),
    ].join('; ')
  },
  story: (_, cell) => [`${cellWords(cell, names)}.`, ...reasonOf(told, names, cell)],
})
