import { BadUse, command, type Input, idOf, optional, personNamed } from '../../cli/command.ts'
import type { AnswererShape } from '../../people/shapes/commune.ts'
import type { ConversationShape } from '../shapes/conversation.ts'

export const commands = [
  command<ConversationShape>({
    name: 'assign',
    usage: 'CONVERSATION [--person NOM]',
    summary: 'Attribue une conversation à quelqu’un qui répond ; sans --person, à personne.',
    options: { person: { type: 'string' } },
    async ask(api, input) {
      const id = conversationOf(input)
      const person = personOf(input, await api('GET /answerers'))
      return await api('PUT /conversations/:id/in-charge', { param: { id }, json: { person } })
    },
    print: ({ id, inCharge }) =>
      inCharge === null
        ? `La conversation ${id} n’est attribuée à personne.`
        : `La conversation ${id} est attribuée à ${inCharge.name}.`,
  }),
]

function conversationOf({ words }: Input): number {
  const [word, ...more] = words
  if (word === undefined || more.length > 0)
    throw new BadUse('Donnez le numéro d’une conversation.')
  return idOf(word, 'La conversation')
}

function personOf({ values }: Input, people: readonly AnswererShape[]): string | null {
  const name = optional(values, 'person')
  return name === undefined ? null : personNamed(people, name).id
}
