import { useEffect, useRef, useState } from 'preact/hooks'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { messages } from '../language.ts'
import { me } from '../session.ts'
import { tell } from './countdown.tsx'
import { stageOf } from './time-left.ts'

/** Says politely when somebody's wait passes a line: the seconds themselves are never read out. */
export function Announcer({ waiting }: { waiting: readonly WaitingShape[] }) {
  const known = useRef(new Map<number, string>())
  const [text, setText] = useState('')
  const stages = waiting.map(one => ({ one, stage: stageOf(tell(one)) }))
  const seen = stages.map(({ one, stage }) => `${one.id}:${stage}`).join()

  useEffect(() => {
    const t = messages.value.countdown
    const commune = me.value?.commune
    const said = stages.flatMap(({ one, stage }) => {
      const before = known.current.get(one.id)
      known.current.set(one.id, stage)
      if (before === undefined || before === stage || stage === 'calm') return []
      const name = one.author ?? messages.value.residents.someone
      return [stage === 'late' ? t.passedTarget(name) : t.passed(name, commune?.aimMinutes ?? 0)]
    })
    if (said.length > 0) setText(said.join(' '))
  }, [seen])

  return (
    <p role="status" class="sr-only">
      {text}
    </p>
  )
}
