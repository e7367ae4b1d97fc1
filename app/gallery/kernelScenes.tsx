import { openKernelSample } from '../kernel/openSample.ts'
import { KernelBar } from '../panels/Kernel/KernelBar.tsx'
import { KernelNotes } from '../panels/Kernel/KernelNotes.tsx'
import { KernelPanel } from '../panels/Kernel/KernelPanel.tsx'
import { KernelTotals } from '../panels/Kernel/KernelTotals.tsx'
import { StepPanel } from '../panels/Step/StepPanel.tsx'
import { Timeline } from '../panels/Timeline/Timeline.tsx'
import type { AppState, AppStore } from '../state/store.ts'
import type { Exhibit } from './scenes.tsx'

/** A kernel file, and what is looked at of it. */
export interface KernelSetting {
  /** A sample of the page, or a file that is none. */
  readonly file: string | { readonly name: string; readonly bytes: readonly number[] }
  readonly search?: string
  /** The site whose code is in view, from 0. */
  readonly site?: number
}

type Until = (store: AppStore, wanted: (state: AppState) => boolean) => Promise<AppState>

/** Opens the file of a scene and waits for all that is drawn of it. */
export async function openKernelScene(
  engine: AppStore,
  { file, search = '', site }: KernelSetting,
  until: Until,
): Promise<void> {
  if (typeof file === 'string') await openKernelSample(engine, file)
  else {
    const { name, bytes } = file
    engine
      .getState()
      .openKernel({ name, size: bytes.length, content: Uint8Array.from(bytes).buffer })
  }
  await until(engine, ({ kernel: { trouble, page, totals } }) =>
    trouble === null ? page !== null && totals !== null : true,
  )
  if (search !== '') {
    engine.getState().searchKernel(search)
    await until(engine, ({ kernel }) => kernel.page?.query.search === search)
  }
  if (site !== undefined) {
    engine.getState().goToKernelSite(site)
    await until(engine, ({ kernel, playback }) => {
      return kernel.site?.arrived === true && playback.place !== null
    })
  }
}

const Panel = () => (
  <div style={{ height: 640 }}>
    <KernelPanel />
  </div>
)
const Site = () => (
  <>
    <KernelBar />
    <StepPanel />
  </>
)
const Footer = () => (
  <div style={{ display: 'grid', height: 84 }}>
    <Timeline />
  </div>
)

const xz = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2, 3, 4]
const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]

export const kernelExhibits: readonly Exhibit[] = [
  {
    id: 'kernel',
    wide: true,
    scenes: [
      { id: 'table', kernel: { file: 'vmlinux61' }, Content: Panel },
      { id: 'no match', kernel: { file: 'vmlinux61', search: 'tlb' }, Content: Panel },
      { id: 'footer', kernel: { file: 'vmlinux61' }, Content: Footer },
    ],
  },
  {
    id: 'kernel-parts',
    scenes: [
      { id: 'totals', kernel: { file: 'vmlinux61' }, Content: KernelTotals },
      { id: 'what the file says', kernel: { file: 'entry2630' }, Content: KernelNotes },
      { id: 'a site', kernel: { file: 'vmlinux61', site: 2 }, Content: Site },
      {
        id: 'packed',
        kernel: { file: { name: 'kvm.ko.xz', bytes: xz } },
        Content: KernelPanel,
      },
      {
        id: 'no kernel',
        kernel: { file: { name: 'photo.ko', bytes: jpeg } },
        Content: KernelPanel,
      },
    ],
  },
]
