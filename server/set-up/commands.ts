import { alone, firstLine, optional, required } from '../cli/command.ts'
import { openContext } from '../cli/open.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeShapeOf } from '../people/commune.ts'
import { makePassword } from '../people/make-password.ts'
import { peopleSentences } from '../people/sentences.ts'
import { type CommuneShape, setupRequest } from '../people/shapes/commune.ts'
import { BadInput, problemOf } from '../platform/bad-input.ts'
import { setUpSentences } from './sentences.ts'
import { setup } from './set-up.ts'

type Document = {
  commune: CommuneShape
  email: string
  /** Only when it was made here: it is told this once. */
  password: string | null
}

export const commands = [
  alone<Document>({
    name: 'setup',
    usage: '--commune NOM --email ADRESSE [--name NOM] [--password-stdin]',
    summary: 'Crée la commune et son premier compte administrateur.',
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
    async alone(readSettings, { values, stdin }) {
      const fromInput = values['password-stdin'] === true
      const email = required(values, 'email')
      const password = fromInput ? await firstLine(stdin, 'Le mot de passe') : makePassword()
      const parsed = setupRequest.safeParse({
        commune: required(values, 'commune'),
        name: optional(values, 'name') ?? 'Administration',
        email,
        password,
      })
      if (!parsed.success) throw new BadInput(wrong(parsed.error.issues[0]?.path[0], parsed.error))
      const context = await openContext(readSettings())
      try {
        const { commune, user } = await setup(context, parsed.data)
        return {
          commune: communeShapeOf(commune),
          email: user.email,
          password: fromInput ? null : password,
        }
      } finally {
        await context.close()
      }
    },
    print: ({ commune, email, password }) =>
      [
        `${commune.name} est créée. Connectez-vous avec ${email}.`,
        ...(password === null ? [] : [`Mot de passe, montré cette seule fois : ${password}`]),
      ].join('\n'),
  }),
]

function wrong(field: PropertyKey | undefined, error: Parameters<typeof problemOf>[0]): Sentence {
  if (field === 'password') return peopleSentences.passwordLength
  if (field === 'email') return setUpSentences.wrongEmail
  return setUpSentences.wrongOption(String(field), problemOf(error))
}
