import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { words } from '../i18n/index.ts'
import { PATIENCE } from '../resource.ts'
import { Skeleton } from './loaded.tsx'
import { Notice } from './notice.tsx'

/**
 * A screen whose code comes when it is first opened. preact-iso's `lazy` leans on names inside
 * Preact 10 that Preact 11 has changed, and could not say that the code failed to come.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  return function LazyPage(props: Props) {
    const [Screen, setScreen] = useState(() => loaded)
    const [state, setState] = useState<'waiting' | 'slow' | 'failed'>('waiting')
    useEffect(() => {
      if (loaded !== undefined) return
      const timer = setTimeout(() => setState('slow'), PATIENCE)
      load().then(
        module => {
          clearTimeout(timer)
          loaded = module.default
          setScreen(() => module.default)
        },
        () => {
          clearTimeout(timer)
          setState('failed')
        },
      )
      return () => clearTimeout(timer)
    }, [])
    if (Screen !== undefined) return <Screen {...props} />
    return (
      <div class="mx-auto max-w-6xl px-4 py-6 sm:px-6 lg:px-10 lg:py-9">
        {state === 'slow' && <Skeleton lines={5} />}
        {state === 'failed' && <NotLoaded />}
      </div>
    )
  }
}

function NotLoaded() {
  const t = words.value.problem
  return (
    <>
      <h1 class="mb-4 text-2xl">{t.pageNotLoaded}</h1>
      <Notice
        level="error"
        live
        actions={
          <button type="button" class="btn" onClick={() => location.reload()}>
            {t.reload}
          </button>
        }
      >
        {t.pageNotLoadedWhy}
      </Notice>
    </>
  )
}
