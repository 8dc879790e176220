import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { messages } from '../i18n/index.ts'
import { online } from '../live.ts'
import { PATIENCE } from '../resource.ts'
import { Skeleton } from './loaded.tsx'
import { Notice } from './notice.tsx'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>
type State = 'waiting' | 'slow' | 'failed'

/**
 * A screen whose code comes when it is first opened. preact-iso's `lazy` leans on names inside
 * Preact 10 that Preact 11 has changed, and could not say that the code failed to come.
 */
export function lazyPage<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return lazy(load, state => (
    <div class="mx-auto min-h-screen max-w-6xl px-4 py-6 sm:px-6 lg:px-10 lg:py-9">
      {state === 'slow' && <Skeleton lines={5} />}
      {state === 'failed' && <PageNotLoaded />}
    </div>
  ))
}

/**
 * A part of a screen whose code comes when it is first shown.
 * @param lines how many are kept for it meanwhile.
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
  lines: number,
): ComponentType<Props> {
  return lazy(load, state =>
    state === 'failed' ? <NotLoaded /> : lines === 0 ? null : <Skeleton lines={lines} />,
  )
}

function lazy<Props extends object>(
  load: Load<Props>,
  meanwhile: (state: State) => VNode | null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [Screen, setScreen] = useState(() => loaded)
    const [state, setState] = useState<State>('waiting')
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
    return Screen === undefined ? meanwhile(state) : <Screen {...props} />
  }
}

/** Loads all anew by itself once the server is heard again: nothing was typed here. */
function PageNotLoaded() {
  useEffect(() => {
    let wasAway = false
    return online.subscribe(isHeard => {
      if (isHeard && wasAway) location.reload()
      wasAway = !isHeard
    })
  }, [])
  return (
    <>
      <h1 class="mb-4 text-xl">{messages.value.problem.pageNotLoaded}</h1>
      <NotLoaded />
    </>
  )
}

function NotLoaded() {
  const t = messages.value.problem
  return (
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
  )
}
