import { describe, expect, it } from 'vitest'
import { wholeDocument } from '../../src/lessons/documents.ts'
import { lessons } from '../../src/lessons/index.ts'
import { receiptText } from '../../src/lessons/receipt.ts'
import { documentText } from '../../src/share/documentFile.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { catalogue } from '../samples/catalogue.ts'
import { pvscope } from './testing.ts'

interface MarkJson {
  readonly file: string
  readonly name: string
  readonly score: number | null
  readonly goals: readonly {
    readonly id: string
    readonly met: boolean
    readonly because: string
  }[]
  readonly diagnostics: readonly { readonly severity: string; readonly line: number }[]
  readonly reason: string | null
}

const scene = lessons[0]?.scenes.find(({ task }) => task?.id === 'add-enable')
if (!scene?.task) throw new Error('the task of these tests is gone')
const start = wholeDocument(scene.document)
const solved = wholeDocument({ ...scene.document, ...scene.task.solution })
const link = `https://example.org/pvscope/${encodeLink(solved, catalogue)}`

const receiptWith = (met: number, task = 'add-enable') =>
  receiptText({
    version: '1.0.0',
    lesson: 'callsite',
    task,
    goals: [
      { id: 'enable', met: met > 0 },
      { id: 'disable', met: met > 1 },
      { id: 'on-again', met: met > 2 },
      { id: 'undisturbed', met: met > 3 },
      { id: 'counts', met: met > 4 },
    ],
    first: { right: 0, shown: 0, all: 0 },
    hints: 0,
    name: '=Ada, "the first"',
    time: '2026-01-02T03:04:05Z',
    link,
  })

const files = {
  'done/a.s': solved.listing,
  'done/b.pvscope.json': documentText(solved),
  'done/c.txt': `\n> ${receiptWith(5).replaceAll('\n', '\n> ')}`,
  'done/d.link': link,
  'done/README.md': 'no answer',
  'rest/begun.s': start.listing,
  'rest/honest.txt': receiptWith(1),
  'rest/other.txt': receiptWith(2, 'nothing'),
  'rest/wrong.s': '    mov %eax\n',
}

async function marks(paths: string): Promise<readonly MarkJson[]> {
  const { out } = await pvscope(`check callsite add-enable ${paths} --json`, files)
  return JSON.parse(out) as readonly MarkJson[]
}

describe('pvscope check', () => {
  it('marks listings, documents, receipts and links of a folder, in order', async () => {
    const { exit } = await pvscope('check callsite add-enable done --json', files)
    expect(exit).toBe(0)
    const found = await marks('done')
    expect(found.map(({ file, score }) => [file, score])).toEqual([
      ['done/a.s', 1],
      ['done/b.pvscope.json', 1],
      ['done/c.txt', 1],
      ['done/d.link', 1],
    ])
    expect(found[2]?.name).toBe('=Ada, "the first"')
  })

  it('takes a link on the line', async () => {
    expect((await marks(link)).map(({ score }) => score)).toEqual([1])
  })

  it('tells which goals are open and why', async () => {
    const [begun] = await marks('rest/begun.s')
    expect(begun?.score).toBe(0.6)
    expect(begun?.goals.map(({ id, met }) => [id, met])).toEqual([
      ['enable', false],
      ['disable', true],
      ['on-again', false],
      ['undisturbed', true],
      ['counts', true],
    ])
    expect(begun?.goals[0]?.because).toContain('irq_enable')
  })

  it('computes a receipt again and says where it differs', async () => {
    const [honest] = await marks('rest/honest.txt')
    expect([honest?.score, honest?.reason]).toEqual([
      1,
      'The receipt says that goals were met: 1/5 (enable); its link meets 5/5 (enable, disable, on-again, undisturbed, counts).',
    ])
  })

  it('says where a receipt names other goals, or none', async () => {
    const met = /^goals met: .*$/m
    const all = receiptWith(5)
    const altered = {
      'a.txt': all.replace(', counts)', ', other)'),
      'b.txt': all.replace(met, 'goals met:'),
      'c.txt': all,
    }
    const { out } = await pvscope('check callsite add-enable a.txt b.txt c.txt --json', altered)
    const found = JSON.parse(out) as readonly MarkJson[]
    expect(found.map(({ score }) => score)).toEqual([1, 1, 1])
    expect(found[0]?.reason).toContain('on-again, undisturbed, other); its link meets 5/5')
    expect(found[1]?.reason).toContain('does not say which goals were met')
    expect(found[2]?.reason).toBeNull()
  })

  it.each(['lesson', 'task', 'link'])('misses the line "%s" of a receipt', async (line) => {
    const altered = { 'a.txt': receiptWith(5).replace(new RegExp(`^${line}: .*$`, 'm'), '') }
    const { exit, errors } = await pvscope('check callsite add-enable a.txt --csv', altered)
    expect(exit).toBe(1)
    expect(errors).toContain(`a receipt without its line "${line}"`)
  })

  it.each(['\r\n', '\r'])('takes line ends of other systems', async (end) => {
    const handed = { 'a.s': `\uFEFF${solved.listing.replaceAll('\n', end)}` }
    const { out } = await pvscope('check callsite add-enable a.s --json', handed)
    expect(JSON.parse(out)).toMatchObject([{ score: 1 }])
  })

  it('gives no score to what it cannot read, and goes on', async () => {
    const { exit, errors } = await pvscope('check callsite add-enable rest gone.s --json', files)
    expect(exit).toBe(1)
    expect(errors).toMatch(/other\.txt.*receipt for callsite, nothing/)
    expect(errors).toMatch(/gone\.s.*no such file/)
    const found = await marks('rest gone.s')
    expect(found.map(({ score }) => score)).toEqual([0.6, 1, null, 0, null])
    expect(found[3]?.diagnostics[0]).toMatchObject({ severity: 'error', line: 1 })
  })

  it('writes a table that no spreadsheet takes for a formula', async () => {
    const { out } = await pvscope('check callsite add-enable done rest/begun.s --csv', files)
    const [head, , , receipt, , begun] = out.split('\n')
    expect(head).toBe('file,name,score,enable,disable,on-again,undisturbed,counts,reason')
    expect(receipt).toBe(`done/c.txt,"'=Ada, ""the first""",1,true,true,true,true,true,`)
    expect(begun).toBe('rest/begun.s,,0.6,false,true,false,true,true,')
  })

  it.each([
    ['check', /Which lesson/],
    ['check callsite add-enable', /Which lesson/],
    ['check calsite add-enable a.s', /did you mean "callsite"/],
    ['check callsite nothing a.s', /Its tasks: add-enable/],
    ['check callsite add-enable done --json --csv', /choose one/],
  ])('"%s" exits 2 with a reason', async (args, reason) => {
    const { exit, errors } = await pvscope(args, files)
    expect(exit).toBe(2)
    expect(errors).toMatch(reason)
  })
})

describe('pvscope check of every task', () => {
  const tasks = lessons.flatMap((lesson) =>
    lesson.scenes.flatMap(({ document, task }) =>
      task ? [{ lesson: lesson.id, document, task }] : [],
    ),
  )

  it.each(tasks)('computes $lesson again from a receipt, and marks its folder', async (each) => {
    const { lesson, document, task } = each
    const all = task.goals.length
    const done = wholeDocument({ ...document, ...task.solution })
    const receipt = receiptText({
      version: '0.1.0',
      lesson,
      task: task.id,
      goals: task.goals.map(({ id }) => ({ id, met: true })),
      first: { right: 0, shown: 0, all: 0 },
      hints: 0,
      name: 'Ada',
      time: '2026-01-02T03:04:05Z',
      link: `https://example.org/${encodeLink(done, catalogue)}`,
    })
    const begun = encodeLink(wholeDocument(document), catalogue)
    const handed = {
      'all/done.txt': receipt,
      'all/lie.txt': receipt.replace(/link: .*/, `link: ${begun}`),
    }
    const { out } = await pvscope(`check ${lesson} ${task.id} all --json`, handed)
    const [right, lie] = JSON.parse(out) as readonly MarkJson[]
    expect(right).toMatchObject({ score: 1, name: 'Ada', reason: null })
    expect(lie?.score).toBeLessThan(1)
    expect(lie?.reason).toContain(`The receipt says that goals were met: ${all}/${all} (`)
    const table = await pvscope(`check ${lesson} ${task.id} all --csv`, handed)
    const [head, first] = table.out.split('\n')
    expect(head).toBe(['file', 'name', 'score', ...task.goals.map(({ id }) => id), 'reason'].join())
    expect(first).toBe(['all/done.txt', 'Ada', 1, ...task.goals.map(() => true), ''].join())
  })
})
