import { type ReactNode, useEffect, useState } from 'react'
import { type AppStore, DrawnStore } from '../state/store.ts'
import { elements } from './elements.tsx'
import { loadScenes } from './loadScenes.ts'
import styles from './Gallery.module.css'
import { exhibits, type Scene } from './scenes.tsx'

/** Elements first, then each panel with its states beside each other; `#step,bytes` in the address: those alone. */
export function Gallery() {
  const stores = useScenes()
  const isShown = useShown()
  return (
    <main className={styles.gallery} data-ready={stores !== null || undefined}>
      <h1>Gallery</h1>
      {elements.filter(isShown).map(({ id, states }) => (
        <Exhibit key={id} id={id}>
          {states.map(({ id: state, element }) => (
            <Picture key={state} id={state} narrow>
              {element}
            </Picture>
          ))}
        </Exhibit>
      ))}
      {stores &&
        exhibits.filter(isShown).map(({ id, wide, scenes }) => (
          <Exhibit key={id} id={id}>
            {scenes.map((scene) => (
              <Picture key={scene.id} id={scene.id} wide={wide ?? false}>
                <Drawn store={stores.get(scene)} scene={scene} />
              </Picture>
            ))}
          </Exhibit>
        ))}
    </main>
  )
}

function useScenes(): ReadonlyMap<Scene, AppStore> | null {
  const [stores, setStores] = useState<ReadonlyMap<Scene, AppStore> | null>(null)
  useEffect(() => {
    void loadScenes(exhibits.flatMap(({ scenes }) => scenes)).then(setStores)
  }, [])
  return stores
}

function useShown(): (exhibit: { readonly id: string }) => boolean {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const read = () => setHash(location.hash)
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const named = decodeURIComponent(hash.slice(1)).split(',').filter(Boolean)
  return ({ id }) => named.length === 0 || named.includes(id)
}

interface DrawnProps {
  readonly store: AppStore | undefined
  readonly scene: Scene
}

const Drawn = ({ store, scene: { Content } }: DrawnProps) =>
  store && (
    <DrawnStore value={store}>
      <Content />
    </DrawnStore>
  )

interface ExhibitProps {
  readonly id: string
  readonly children: ReactNode
}

const Exhibit = ({ id, children }: ExhibitProps) => (
  <div className={styles.exhibit} data-exhibit={id}>
    <p className={styles.title}>{id}</p>
    <div className={styles.pictures}>{children}</div>
  </div>
)

interface PictureProps extends ExhibitProps {
  readonly narrow?: boolean
  readonly wide?: boolean
}

const Picture = ({ id, narrow = false, wide = false, children }: PictureProps) => (
  <figure
    className={styles.picture}
    data-narrow={narrow || undefined}
    data-wide={wide || undefined}
    data-scene={id}
  >
    <figcaption>{id}</figcaption>
    <div className={styles.frame}>{children}</div>
  </figure>
)
