import type { AnswererShape } from '../../server/people/shapes.ts'
import { messages } from '../language.ts'
import { me } from '../session.ts'

/** « pour Camille », or « pour vous ». */
export function forWhom(person: AnswererShape): string {
  const t = messages.value.residents
  return isMe(person) ? t.forYou : t.forSomebody(person.name)
}

export function isMe({ id }: AnswererShape): boolean {
  return me.value?.user.id === id
}
