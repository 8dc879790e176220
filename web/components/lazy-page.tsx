import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { PATIENCE, useRetry } from '../resource.ts'
import { Notice } from './notice.tsx'
import { Skeleton } from './page.tsx'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>
type State = 'waiting' | 'slow' | 'failed' | 'outdated'

/** A page that was loaded anew and fails again asks on, and is not loaded anew without end, ms. */
const betweenLoads = 60_000

/**
 * A screen whose code comes when it is first opened. preact-iso's `lazy` leans on names inside
 * Preact 10 that Preact 11 has changed, and could not say that the code failed to come.
 */
export function lazyPage<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return lazy(load, (state, again) => {
    const t = messages.value.problem
    // Nothing was typed here: the new version comes by itself.
    const outdated = () => {
      if (performance.now() > betweenLoads) location.reload()
    }
    return (
      <div class="mx-auto min-h-screen max-w-6xl px-4 py-6 sm:px-6 lg:px-10 lg:py-9">
        {state === 'slow' && <Skeleton lines={5} />}
        {(state === 'failed' || state === 'outdated') && (
          <>
            <h1 class="mb-4 text-xl">{t.pageNotLoaded}</h1>
            <NotLoaded again={async () => (await again()) === 'outdated' && outdated()} />
          </>
        )}
      </div>
    )
  })
}

/**
 * A part of a screen whose code comes when it is first shown.
 * @param lines how many are kept for it meanwhile.
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
  lines: number,
): ComponentType<Props> {
  return lazy(load, (state, again) => {
    if (state === 'outdated') return <Outdated />
    if (state === 'failed') return <NotLoaded again={again} />
    return lines === 0 ? null : <Skeleton lines={lines} />
  })
}

function lazy<Props extends object>(
  load: Load<Props>,
  meanwhile: (state: State, again: () => Promise<State | null>) => VNode | null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [Screen, setScreen] = useState(() => loaded)
    const [state, setState] = useState<State>('waiting')
    /** What it is now; null: its code is there. */
    async function ask(): Promise<State | null> {
      if (await brought()) return null
      const isThere = await answers()
      // The line may have come back between the two questions: the code itself says it.
      if (isThere && (await brought())) return null
      const found = isThere ? 'outdated' : 'failed'
      setState(found)
      return found
    }
    async function brought(): Promise<boolean> {
      try {
        const { default: screen } = await load()
        loaded = screen
        setScreen(() => screen)
        return true
      } catch {
        return false
      }
    }
    useEffect(() => {
      if (loaded !== undefined) return
      const timer = setTimeout(() => setState('slow'), PATIENCE)
      void ask().then(() => clearTimeout(timer))
      return () => clearTimeout(timer)
    }, [])
    return Screen === undefined ? meanwhile(state, ask) : <Screen {...props} />
  }
}

/** Whether the server answers, so that code which does not come is that of another version. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Says that the code did not come, and asks for it until it does. */
function NotLoaded({ again }: { again: () => Promise<unknown> }) {
  useRetry(again)
  return (
    <Notice level="error" live>
      {messages.value.problem.pageNotLoadedWhy}
    </Notice>
  )
}

/** Beside what somebody may be writing: when the new version comes is theirs to say. */
function Outdated() {
  const t = messages.value.problem
  return (
    <Notice
      level="warning"
      live
      actions={
        <button type="button" class="btn" onClick={() => location.reload()}>
          {t.newVersion}
        </button>
      }
    >
      {t.newVersionWhy}
    </Notice>
  )
}
