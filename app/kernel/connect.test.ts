import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { gzipSync } from 'fflate'
import { analyze } from '../../src/analysis/analyze.ts'
import { imageView } from '../../src/analysis/imageView.ts'
import { openKernelImage } from '../../src/analysis/kernelImage.ts'
import { listingView } from '../../src/analysis/listingView.ts'
import { sampleFile } from '../../src/testing/sampleFiles.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { canPerform } from '../commands/command.ts'
import { compare } from '../commands/compare.ts'
import { next } from '../commands/next.ts'
import { playPause } from '../commands/playPause.ts'
import { present } from '../commands/present.ts'
import { run } from '../commands/run.ts'
import { openFile } from '../files/openFile.ts'
import { catalogue } from '../samples/catalogue.ts'
import { linkOf, openLink } from '../state/address.ts'
import { keepLessons } from '../state/keepLessons.ts'
import { selectInput } from '../state/selectors.ts'
import { selectKernelNote } from '../state/kernel.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import { connectKernel } from './connect.ts'
import { openCompiled, openPasted } from './convert.ts'
import { convert } from './engine.ts'
import type { KernelPort, OpenKernelPort } from './port.ts'
import { type KernelQuestion, type KernelReply, kernelReply } from './protocol.ts'
import { plainElf } from './unpack.ts'

interface Worker extends KernelPort {
  readonly hear: (reply: KernelReply) => void
  readonly asked: KernelQuestion[]
  stopped: boolean
}

/** A page whose workers are the engine itself; `answer` lets the last one answer all that it was asked. */
function page() {
  const store = createAppStore()
  const workers: Worker[] = []
  connectKernel(store, (hear) => {
    const worker: Worker = {
      hear,
      asked: [],
      stopped: false,
      post: (question) => void worker.asked.push(question),
      stop: () => void (worker.stopped = true),
    }
    workers.push(worker)
    return worker
  })
  let view: ReturnType<typeof imageView> | null = null
  const answer = () => {
    const worker = workers.at(-1)
    for (let asked = worker?.asked.shift(); worker && asked; asked = worker.asked.shift()) {
      if (asked.ask === 'open') {
        const image = openKernelImage(new Uint8Array(asked.bytes))
        if (!image.ok) worker.hear({ kind: 'unreadable', message: image.error.message })
        else {
          view = imageView(image.value)
          worker.hear({ kind: 'opened', summary: view.summary })
        }
      } else if (asked.ask === 'open-text') {
        view = listingView(asked.converted)
        worker.hear({ kind: 'opened', summary: view.summary })
      } else if (view && asked.ask !== 'convert' && asked.ask !== 'reopen') {
        worker.hear(kernelReply(view, asked))
      }
    }
  }
  const open = async (bytes: Uint8Array, name = 'vmlinux') => {
    await openFile(store, new File([bytes.slice()], name))
    workers.at(-1)?.hear({ kind: 'ready' })
    answer()
  }
  const answerOpened = () => {
    workers.at(-1)?.hear({ kind: 'ready' })
    answer()
  }
  const analyzed = () => {
    const told = analyze(selectInput(store.getState()))
    store.getState().receive(told)
  }
  return {
    store,
    workers,
    answer,
    answerOpened,
    open,
    analyzed,
    kernel: () => store.getState().kernel,
  }
}

const vmlinux = sampleFile('vmlinux61')

describe('a kernel file that is dropped on the page', () => {
  it('goes over to a worker whole, and its sites come back', async () => {
    const { kernel, open, store } = page()
    await open(vmlinux)
    expect(kernel().summary?.sites).toBe(kernel().page?.total)
    expect(kernel().totals?.ok).toBe(true)
    expect(kernel().asked).toBeNull()
    expect(store.getState().view.notice).toBeNull()
  })

  it('is told of in words where it is none', async () => {
    const { kernel, open } = page()
    await open(new Uint8Array(0), 'empty.ko')
    expect(kernel().trouble).toMatch(/cut short/)
    await open(vmlinux.slice(0, 997))
    expect(kernel().trouble).toMatch(/cut short|ends at/)
  })

  it('gives way to the next one: what the first worker still says is not heard', async () => {
    const { kernel, open, workers } = page()
    await open(vmlinux)
    const [first] = workers
    await open(sampleFile('module61.ko'), 'module61.ko')
    expect(first?.stopped).toBe(true)
    const { summary } = kernel()
    first?.hear({ kind: 'unreadable', message: 'late' })
    expect(kernel().trouble).toBeNull()
    expect(kernel().summary).toBe(summary)
  })

  it('can be called off while it is read', async () => {
    const { store, workers, kernel } = page()
    store.getState().openKernel({ name: 'vmlinux', size: 3, content: vmlinux.slice().buffer })
    store.getState().closeKernel()
    expect(workers[0]?.stopped).toBe(true)
    expect(kernel()).toMatchObject({ open: false, file: null, stage: null })
  })

  it('answers only the newest search', async () => {
    const { store, answer, open, workers, kernel } = page()
    await open(vmlinux)
    store.getState().searchKernel('irq')
    const older = workers[0]?.asked.splice(0) ?? []
    store.getState().searchKernel('pte')
    answer()
    const { page: newest } = kernel()
    expect(newest?.rows.every(({ operation }) => operation.includes('pte'))).toBe(true)
    workers[0]?.asked.push(...older)
    answer()
    expect(kernel().page).toBe(newest)
  })

  it('is decided anew where the switch is turned, and says what never existed', async () => {
    const { store, answer, open, kernel } = page()
    await open(vmlinux)
    store.getState().setVariant('native')
    answer()
    const { totals } = kernel()
    expect(totals?.ok && totals.value.variant).toBe('native')
    store.getState().setVariant('lguest')
    answer()
    expect(kernel().totals).toMatchObject({ ok: false })
  })

  it('turns the order round where the same column is pressed again', async () => {
    const { store, answer, open, kernel } = page()
    await open(vmlinux)
    const order = () => kernel().page?.rows.map((row) => row.function)
    store.getState().sortKernel('function')
    answer()
    const up = order()
    store.getState().sortKernel('function')
    answer()
    expect(order()).toEqual(up?.toReversed())
  })
})

describe('a site of it', () => {
  async function atSite(index = 1) {
    const all = page()
    all.store.getState().setListing('    PVOP_VCALLEE irq_enable # mine\n')
    all.analyzed()
    const mine = all.store.getState().document
    await all.open(vmlinux)
    all.store.getState().goToKernelSite(index)
    all.answer()
    all.analyzed()
    return { ...all, mine }
  }

  it('stands in the listing at its own address, read-only, at its decision', async () => {
    const { store, kernel } = await atSite()
    const { document, playback, analysis } = store.getState()
    expect(document).toMatchObject({ rules: '6.1', config: '64v61' })
    const story = analysis.shown?.stories[kernel().site?.snippet.site ?? -1]
    expect(story?.steps[playback.place?.step ?? 0]?.kind).toBe('choose')
    store.getState().setListing('nop')
    expect(store.getState().document.listing).toBe(document.listing)
    expect(store.getState().view.notice).toMatch(/cannot be edited/)
  })

  it('gives back what the reader had, but for the switch that they turned', async () => {
    const { store, mine } = await atSite()
    store.getState().setVariant('native')
    store.getState().leaveKernelSite()
    expect(store.getState().document).toEqual({ ...mine, variant: 'native' })
    expect(store.getState().kernel.open).toBe(true)
  })

  it('becomes a text of their own as a copy', async () => {
    const { store, kernel } = await atSite()
    store.getState().copyKernelSite()
    const { listing } = store.getState().document
    expect(kernel()).toMatchObject({ open: false, site: null })
    store.getState().setListing(`${listing}    ret\n`)
    expect(store.getState().document.listing).toContain('    ret\n')
  })

  it('is left by whoever opens another text', async () => {
    const { store, kernel } = await atSite()
    store.getState().openSample('flags')
    expect(kernel()).toMatchObject({ open: false, site: null })
  })
})

describe('a lesson that is being read', () => {
  /** A reader with a text of their own in the lab and another in a task. */
  function reading() {
    const all = page()
    const { store } = all
    keepLessons(store, () => ({ getItem: () => null, setItem: () => undefined }), new EventTarget())
    store.getState().setListing('own: ret\n')
    const read = () => {
      store.getState().openLesson('callsite', 'write-one')
      all.analyzed()
    }
    read()
    store.getState().setListing('mine: ret\n')
    return { ...all, read, listing: () => store.getState().document.listing }
  }

  it('is left by a kernel file, and both texts stay', () => {
    const { store, listing, read } = reading()
    store.getState().openKernel({ name: 'vmlinux', size: 3, content: vmlinux.slice().buffer })
    expect(store.getState().lesson.open).toBeNull()
    expect(listing()).toBe('own: ret\n')
    read()
    expect(listing()).toBe('mine: ret\n')
  })

  it('is left by a site of a file that was open already, and both texts stay', async () => {
    const { store, answer, open, listing, read, kernel } = reading()
    store.getState().leaveLesson()
    await open(vmlinux)
    read()
    store.getState().showKernel()
    store.getState().goToKernelSite(1)
    answer()
    expect(store.getState().lesson.open).toBeNull()
    expect(listing()).toBe(kernel().site?.snippet.text)
    store.getState().leaveKernelSite()
    expect(listing()).toBe('own: ret\n')
    read()
    expect(listing()).toBe('mine: ret\n')
  })
})

describe('a packed file', () => {
  const plain = (name: string, bytes: Uint8Array) => plainElf(name, bytes.slice(), () => undefined)
  let packed: Uint8Array
  beforeAll(() => {
    packed = gzipSync(vmlinux)
  })

  it('is unpacked where gzip packed it', async () => {
    expect(await plain('vmlinux.gz', packed)).toEqual({ ok: true, value: vmlinux })
  })

  it('says that it is damaged, or too large to be true', async () => {
    const cut = await plain('vmlinux.gz', packed.subarray(0, packed.length / 2))
    expect(cut.ok ? '' : cut.error.message).toMatch(/cut short or damaged/)
    const lying = packed.slice()
    lying.set([0xff, 0xff, 0xff, 0xff], lying.length - 4)
    const huge = await plain('vmlinux.gz', lying)
    expect(huge.ok ? '' : huge.error.code).toBe('elf/bad-compression')
  })

  it('names the command where the browser has no way', async () => {
    const xz = await plain('kvm.ko.xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2, 3))
    expect(xz.ok ? '' : xz.error.message).toMatch(/xz -dc kvm\.ko\.xz > kvm\.ko/)
  })
})

describe('an empty file', () => {
  it.each(['mine', 'mine.s', 'mine.asm'])('takes nothing away: %s', async (name) => {
    const { store } = page()
    const { listing } = store.getState().document
    await openFile(store, new File([], name))
    expect(store.getState().document.listing).toBe(listing)
    expect(store.getState().view.notice).toMatch(/is empty: it has 0 bytes/)
  })
})

describe('the switches over a table', () => {
  it('are followed by its columns', async () => {
    const { store, kernel, open, answer } = page()
    await open(vmlinux)
    expect(kernel().page?.backends).toEqual(['native', 'xen'])
    const before = kernel().page?.rows.map(({ outcomes }) => outcomes)
    store.getState().setFeatures(0b111)
    answer()
    expect(kernel().page?.rows.map(({ outcomes }) => outcomes)).not.toEqual(before)
    store.getState().setBackend('kvm')
    answer()
    expect(kernel().page?.backends).toEqual(['native', 'xen', 'kvm'])
  })

  it('tell whether the kernel of a 32-bit file has PAE; the document stays as it is', async () => {
    const { store, kernel, open, answer } = page()
    await open(sampleFile('entry2630.o'), 'entry2630.o')
    const { config } = store.getState().document
    expect(kernel().page?.backends).toEqual(['native', 'xen'])
    store.getState().setKernelPages('nopae')
    answer()
    expect(kernel().page?.backends).toEqual(['native'])
    expect(store.getState().document.config).toBe(config)
  })

  it('do not open what they cover: a sample takes the place of the table', async () => {
    const { store, kernel, open } = page()
    await open(vmlinux)
    store.getState().openSample('mistake')
    expect(kernel().open).toBe(false)
  })
})

describe('the table over the listing', () => {
  it('gives way to what is opened: a lesson, a link, another text', async () => {
    const link = linkOf({ ...createAppStore().getState() })
    const ways: readonly ((store: AppStore) => void)[] = [
      (store) => store.getState().openLesson('sandwich'),
      (store) => void openLink(store, link),
      (store) => store.getState().setListing('    ret\n'),
      (store) => store.getState().setCpu('ia64'),
    ]
    for (const way of ways) {
      const { store, kernel, open } = page()
      store.getState().setListing('    nop\n')
      await open(vmlinux)
      way(store)
      expect(kernel().open, way.toString()).toBe(false)
    }
  })

  it('has no steps, no run and no comparison', async () => {
    const { store, open, analyzed } = page()
    analyzed()
    const usable = () =>
      [next, playPause, run, compare, present].filter((one) => canPerform(one, store.getState()))
    const before = usable()
    expect(before).toContain(compare)
    await open(vmlinux)
    expect(usable()).toEqual([])
    store.getState().hideKernel()
    expect(usable()).toEqual(before)
  })

  it('says what a link holds of the file', async () => {
    const { store, open, answer } = page()
    expect(selectKernelNote(store.getState())).toBeNull()
    await open(vmlinux)
    expect(selectKernelNote(store.getState())).toMatch(/leads to your listing/)
    store.getState().goToKernelSite(1)
    answer()
    expect(selectKernelNote(store.getState())).toMatch(/holds the code around this site/)
    const shared = decodeLink(linkOf(store.getState()), catalogue)
    expect(shared.ok && shared.value.listing).toBe(store.getState().document.listing)
  })
})

describe('the output of a compiler', () => {
  const fixture = (name: string): string =>
    readFileSync(join(import.meta.dirname, '../../src/testing/compiled', name), 'utf8')
  /** An engine that answers at once. */
  const engine: OpenKernelPort = (hear) => {
    queueMicrotask(() => hear({ kind: 'ready' }))
    return {
      post: (question) => {
        if (question.ask === 'convert') hear(convert(question.text))
      },
      stop: () => undefined,
    }
  }

  const spin = () => ({ name: 'spin.txt', text: fixture('spin.objdump.txt') })

  it('is opened as a table of its sites; the listing is taken over when that is asked for', async () => {
    const { store, kernel, answerOpened } = page()
    const { listing } = store.getState().document
    expect(await openCompiled(store, spin(), engine)).toBe(true)
    answerOpened()
    expect(kernel()).toMatchObject({ open: true, file: { name: 'spin.txt' } })
    expect(kernel().summary).toMatchObject({ form: 'text', era: '6.1' })
    expect(kernel().page?.total).toBe(kernel().summary?.sites)
    expect(store.getState().document.listing).toBe(listing)
    store.getState().editKernelText()
    const { document, view } = store.getState()
    expect(kernel().open).toBe(false)
    expect(document).toMatchObject({ config: '64v61', rules: '6.1', sample: null })
    expect(document.listing).toContain('PVOP_CALLEE save_fl')
    expect(view.notice).toMatch(/Taken from objdump -d: .* Undo brings back/)
  })

  it('goes to a site in its listing and back', async () => {
    const { store, kernel, answerOpened, answer } = page()
    const { listing } = store.getState().document
    await openCompiled(store, spin(), engine)
    answerOpened()
    store.getState().goToKernelSite(1)
    answer()
    expect(kernel().site).toMatchObject({ index: 1, snippet: { site: 1 } })
    expect(store.getState().document.listing).toContain('PVOP_CALLEE save_fl')
    store.getState().leaveKernelSite()
    expect(store.getState().document.listing).toBe(listing)
  })

  it('becomes a listing where nobody shows a table, as in an embed', async () => {
    const store = createAppStore()
    expect(await openCompiled(store, spin(), engine)).toBe(true)
    const { document, view, kernel } = store.getState()
    expect(kernel.open).toBe(false)
    expect(document).toMatchObject({ config: '64v61', rules: '6.1', sample: null })
    expect(view.notice).toMatch(/Taken from objdump -d: .* Undo brings back/)
  })

  it('becomes the answer in a lesson', async () => {
    const { store, kernel } = page()
    store.getState().openLesson('callsite', 'write-one')
    expect(await openCompiled(store, spin(), engine)).toBe(true)
    expect(kernel().open).toBe(false)
    expect(store.getState().document.listing).toContain('PVOP_CALLEE save_fl')
  })

  it('is told of in words where it cannot be taken; the text stays', async () => {
    const store = createAppStore()
    const { listing } = store.getState().document
    expect(
      await openCompiled(store, { name: 'x.txt', text: fixture('spin.intel.gcc.s') }, engine),
    ).toBe(true)
    expect(store.getState().document.listing).toBe(listing)
    expect(store.getState().view.notice).toMatch(/-masm=att/)
  })

  it('is taken from what was pasted only where that is the whole text', async () => {
    const store = createAppStore()
    const pasted = fixture('spin.objdump.txt')
    const both = `    ret\n${pasted}`
    store.getState().setListing(both)
    expect(await openPasted(store, pasted, engine)).toBe(false)
    expect(store.getState().document.listing).toBe(both)
    store.getState().setListing(pasted)
    expect(await openPasted(store, pasted, engine)).toBe(true)
    expect(store.getState().document.listing).toContain('PVOP_CALLEE save_fl')
  })

  it('does not replace what was written while it was read', async () => {
    const store = createAppStore()
    const reading = openCompiled(
      store,
      { name: 'x.txt', text: fixture('spin.objdump.txt') },
      engine,
    )
    store.getState().setListing('    ret\n')
    expect(await reading).toBe(true)
    expect(store.getState().document.listing).toBe('    ret\n')
    expect(store.getState().view.notice).toMatch(/stays as it is/)
  })

  it('is not seen in a listing', async () => {
    const store = createAppStore()
    expect(
      await openCompiled(store, { name: 'x.txt', text: store.getState().document.listing }, engine),
    ).toBe(false)
  })
})
