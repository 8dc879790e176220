import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Topic } from '../server/platform/shapes.ts'
import { language } from './i18n/index.ts'
import { onChange } from './live.ts'

/** A wait is shown only once it lasts: a skeleton that blinks is worse than none. */
export const PATIENCE = 300

export type Resource<Data> = {
  data: Data | null
  problem: unknown
  /** True once the first answer has taken longer than a blink. */
  slow: boolean
  /** Ends once what is there now is shown, or why it cannot be. */
  reload: () => Promise<void>
  replace: (data: Data) => void
}

/**
 * What a screen shows of the server: loaded when `key` changes, and again when the server says that
 * one of `topics` changed. Old data stays while new data comes; a late answer never beats a newer.
 */
export function useResource<Data>(
  key: string,
  load: () => Promise<Data>,
  topics: readonly Topic[] = [],
): Resource<Data> {
  const [state, setState] = useState<{ key: string; data: Data | null; problem: unknown }>({
    key,
    data: null,
    problem: null,
  })
  const [slow, setSlow] = useState(false)
  const turn = useRef(0)
  const loader = useRef(load)
  loader.current = load
  const newest = useRef<Promise<void>>(Promise.resolve())

  const reload = useCallback(() => {
    const mine = ++turn.current
    const timer = setTimeout(() => setSlow(true), PATIENCE)
    const loaded = loader.current().then(
      data => {
        clearTimeout(timer)
        if (mine !== turn.current) return overtaken()
        setSlow(false)
        setState({ key, data, problem: null })
      },
      (problem: unknown) => {
        clearTimeout(timer)
        if (mine !== turn.current) return overtaken()
        setSlow(false)
        setState(previous => ({
          key,
          data: previous.key === key ? previous.data : null,
          problem,
        }))
      },
    )
    // What is shown then is what a later one brings, if there is one.
    function overtaken(): Promise<void> | undefined {
      return newest.current === loaded ? undefined : newest.current
    }
    newest.current = loaded
    return loaded
  }, [key])

  useEffect(() => {
    void reload()
    return () => {
      turn.current++
    }
    // What the server says it says in a language.
  }, [reload, language.value])

  const listened = topics.join()
  useEffect(() => {
    if (listened === '') return
    const wanted = listened.split(',')
    return onChange(changed => {
      if (wanted.some(topic => [...changed].some(found => found === topic))) void reload()
    })
  }, [listened, reload])

  const replace = useCallback(
    (data: Data) => {
      turn.current++
      setSlow(false)
      setState({ key, data, problem: null })
    },
    [key],
  )

  const current = state.key === key
  return {
    data: current ? state.data : null,
    problem: current ? state.problem : null,
    slow,
    reload,
    replace,
  }
}

export type Action = {
  busy: boolean
  problem: unknown
  clear: () => void
  /**
   * Runs `act` once at a time; false when it failed, and then `problem` says why.
   * @param of which of several things it does something to: one with another waits for its turn.
   */
  run: (act: () => Promise<void>, of?: number | string) => Promise<boolean>
}

/** Something a person asked for: busy while it runs, and its refusal kept to be shown. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const running = useRef(new Map<number | string, Promise<boolean>>())
  const run = useCallback((act: () => Promise<void>, of: number | string = '') => {
    const before = [...running.current.values()].at(-1)
    if (running.current.has(of)) return Promise.resolve(false)
    async function turn(): Promise<boolean> {
      try {
        await before
        await act()
        return true
      } catch (caught) {
        setProblem(caught)
        return false
      } finally {
        running.current.delete(of)
        if (running.current.size === 0) setBusy(false)
      }
    }
    setBusy(true)
    if (before === undefined) setProblem(null)
    const mine = turn()
    running.current.set(of, mine)
    return mine
  }, [])
  const clear = useCallback(() => setProblem(null), [])
  return { busy, problem, clear, run }
}
