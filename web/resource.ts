import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Topic } from '../server/platform/shapes.ts'
import { keep, kept } from './kept.ts'
import { language } from './language.ts'
import { onChange, seenAt } from './live.ts'
import { isUnreachable } from './request.ts'

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
 * @param isKept whether this browser keeps it, to show it meanwhile and where there is no line
 */
export function useResource<Data>(
  key: string,
  load: () => Promise<Data>,
  topics: readonly Topic[] = [],
  isKept = false,
): Resource<Data> {
  const [state, setState] = useState<{ key: string; data: Data | null; problem: unknown }>({
    key,
    data: null,
    problem: null,
  })
  const [slow, setSlow] = useState(false)
  const latest = useRef({ key, load, isKept })
  latest.current = { key, load, isKept }
  const turns = useRef({ asked: 0, shown: 0 })
  const newest = useRef<Promise<void>>(Promise.resolve())
  /** For what the server answered here. */
  const fresh = useRef<string | null>(null)

  const reload = useCallback(() => {
    const { key, load, isKept } = latest.current
    const mine = ++turns.current.asked
    const timer = setTimeout(() => {
      setSlow(true)
      if (isKept) void showKept()
    }, PATIENCE)
    /** Until the answer is here, where nothing is shown yet. */
    async function showKept(): Promise<void> {
      const found = await kept<Data>(key)
      if (found === null || mine < turns.current.asked || mine <= turns.current.shown) return
      setState(now =>
        now.key === key && (now.data ?? now.problem) !== null
          ? now
          : { key, data: found.data, problem: null },
      )
    }
    const loaded = load().then(
      data => {
        clearTimeout(timer)
        if (mine < turns.current.shown) return
        turns.current.shown = mine
        setSlow(false)
        setState({ key, data, problem: null })
        if (!isKept) return
        seenAt.value = null
        fresh.current = key
        void keep(key, data)
      },
      async (problem: unknown) => {
        clearTimeout(timer)
        if (mine < turns.current.shown) return
        // One that was asked for later tells what is there.
        if (mine < turns.current.asked) return newest.current
        // What was shown since the page was opened stays, and so does what is said of it.
        const isMissing = isKept && isUnreachable(problem) && fresh.current !== key
        const found = isMissing ? await kept<Data>(key) : null
        if (mine < turns.current.shown) return
        setSlow(false)
        if (found !== null) {
          seenAt.value = Math.min(found.at, seenAt.value ?? found.at)
          return setState({ key, data: found.data, problem: null })
        }
        setState(previous => ({
          key,
          data: previous.key === key ? previous.data : null,
          problem,
        }))
      },
    )
    newest.current = loaded
    return loaded
  }, [])

  useEffect(() => {
    void reload()
    return () => {
      turns.current.shown = ++turns.current.asked
    }
    // What the server says it says in a language.
  }, [key, language.value])

  const listened = topics.join()
  const isCutOff = isUnreachable(state.problem)
  useEffect(() => {
    if (listened === '' && !isCutOff) return
    const wanted = listened.split(',')
    return onChange(changed => {
      // The server is heard again, whatever it says.
      if (isCutOff || wanted.some(topic => [...changed].some(found => found === topic))) {
        void reload()
      }
    })
  }, [listened, isCutOff])

  const replace = useCallback(
    (data: Data) => {
      if (key !== latest.current.key) return
      turns.current.shown = ++turns.current.asked
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

const FIRST_WAIT = 2_000
const LONGEST_WAIT = 60_000

/**
 * Tries again by itself for as long as it is shown: when the browser or the server says that the line
 * is back, and else after waits that grow.
 */
export function useRetry(again: () => Promise<unknown>): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    let wait = FIRST_WAIT
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAsking = false
    let isWanted = false
    let isGone = false
    async function retry(): Promise<void> {
      clearTimeout(timer)
      isWanted = isAsking
      if (isAsking) return
      isAsking = true
      await latest.current()
      isAsking = false
      if (isGone) return
      // The line may have come back after this was asked.
      if (isWanted) return await retry()
      plan()
    }
    function plan(): void {
      timer = setTimeout(retry, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
    plan()
    window.addEventListener('online', retry)
    const forget = onChange(retry)
    return () => {
      isGone = true
      clearTimeout(timer)
      window.removeEventListener('online', retry)
      forget()
    }
  }, [])
}

export type Action = {
  busy: boolean
  problem: unknown
  clear: () => void
  /**
   * Runs `act` once at a time; false when it failed, and then `problem` says why, or when it is
   * under way already.
   * @param of which of several things it does something to: one with another waits for its turn.
   */
  run: (act: () => Promise<unknown>, of?: number | string) => Promise<boolean>
}

/** Something a person asked for: busy while it runs, and its refusal kept to be shown. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const running = useRef(new Map<number | string, Promise<boolean>>())
  const run = useCallback((act: () => Promise<unknown>, of: number | string = '') => {
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

/** A value once it has stayed the same for `ms`: what is typed is not asked of the server sign by sign. */
export function useDebounced<Value>(value: Value, ms = 200): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
