import { useEffect, useState } from 'preact/hooks'

/** A value once it has stayed the same for `ms`: what is typed is not asked of the server sign by sign. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
