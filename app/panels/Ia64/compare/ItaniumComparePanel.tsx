import type { Ia64Story, Ia64Told } from '../../../../src/ia64/story/told.ts'
import { compareWords } from '../../../messages/compare.ts'
import { messages } from '../../../messages/index.ts'
import { itanium } from '../../../messages/itanium.ts'
import { itaniumCompare as words } from '../../../messages/itaniumStory.ts'
import { selectItanium } from '../../../state/itanium.ts'
import { store, useApp } from '../../../state/store.ts'
import compareStyles from '../../Compare/Compare.module.css'
import { CompareCell } from '../../Compare/CompareCell.tsx'
import { type CellEvents, Compared } from '../../Compare/Compared.tsx'
import { CompareFrame } from '../../Compare/CompareFrame.tsx'
import type { GridContent } from '../../Compare/grid.ts'
import type { Place } from '../../Compare/useRoving.ts'
import { isCurrent, showVariant } from '../variants.ts'
import { cellAt, type ItaniumCell, placeIn, wordsOf } from './cells.ts'
import { ItaniumDetail } from './ItaniumDetail.tsx'

/** Every site under both platforms and both rule sets, in the place of the steps. */
export function ItaniumComparePanel() {
  const told = useApp(selectItanium)
  if (!told) return null
  return (
    <CompareFrame title={words.heading(told.stories.length)} how={compareWords.how}>
      <Compared
        contentOf={(events) => contentOf(told, events)}
        detail={(active) => <ItaniumDetail told={told} active={active} />}
      />
    </CompareFrame>
  )
}

function contentOf(told: Ia64Told, events: CellEvents): GridContent {
  const { stories, variants } = told
  return {
    caption: words.region,
    columns: variants.map(({ platform, rules }) => ({
      key: `${platform} ${rules}`,
      head: (
        <>
          {messages.names.backend[platform]} <small>{itanium.rules[rules]}</small>
        </>
      ),
    })),
    sites: stories.length,
    siteHead: (index, place) => {
      const story = stories[index]
      return story && <SiteHead story={story} {...place} />
    },
    siteName: (index) => {
      const story = stories[index]
      return story && <SiteName story={story} />
    },
    cell: (site, at, _span, place) => {
      const variant = variants[at]
      const found = variant && cellAt(told, placeIn(variant, site))
      return found && <Cell found={found} {...events} {...place} />
    },
    deeds: (site, at) => {
      const variant = variants[at]
      return variant
        ? {
            choose: () => store.getState().chooseCell(placeIn(variant, site)),
            show: () => showVariant(variant, site),
          }
        : null
    },
  }
}

const SiteName = ({ story: { index, op, site } }: { readonly story: Ia64Story }) => (
  <>
    <b>{compareWords.siteName(index + 1)}</b> <code className={compareStyles.op}>{op}</code>
    <small>{words.promise(site.length / 16)}</small>
  </>
)

interface SiteHeadProps extends Place {
  readonly story: Ia64Story
}

/** Names a site and leads to it, under the switches as they are. */
function SiteHead({ story, onTake, ...rest }: SiteHeadProps) {
  const { index, op, site } = story
  return (
    <th scope="row" className={compareStyles.rowHead}>
      <button
        type="button"
        className={compareStyles.siteButton}
        title={words.toSite(index + 1, op)}
        onFocus={onTake}
        onClick={() => {
          store.getState().closeCompare()
          store.getState().goToSite(index)
        }}
        {...rest}
      >
        <b>{compareWords.siteName(index + 1)}</b> <code className={compareStyles.op}>{op}</code>
      </button>
      <small>{words.promise(site.length / 16)}</small>
    </th>
  )
}

interface CellProps extends CellEvents, Place {
  readonly found: ItaniumCell
}

function Cell({ found, ...rest }: CellProps) {
  const current = useApp((state) => isCurrent(found.variant, state))
  return <CompareCell {...rest} place={found.place} current={current} said={wordsOf(found)} />
}
