import {
  alone,
  BadUse,
  command,
  firstLine,
  type Input,
  optional,
  required,
} from '../cli/command.ts'
import { withContext } from '../cli/open.ts'
import { frenchCount, frenchList } from '../language/french.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeShapeOf } from '../people/commune.ts'
import { makePassword } from '../people/passwords.ts'
import { peopleSentences } from '../people/sentences.ts'
import { type CommuneShape, setupRequest } from '../people/shapes.ts'
import { BadInput, problemOf } from '../platform/refusal.ts'
import { setUpSentences } from './sentences.ts'
import { setup } from './set-up.ts'
import {
  type AdministratorNamed,
  type CommuneAdded,
  type CommuneNew,
  communeNew,
  type InstallationShape,
} from './shapes.ts'

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
      return await withContext(readSettings(), async context => {
        const { commune, user } = await setup(context, parsed.data)
        return {
          commune: communeShapeOf(commune),
          email: user.email,
          password: fromInput ? null : password,
        }
      })
    },
    print: ({ commune, email, password }) =>
      [
        `${commune.name} est créée. Connectez-vous avec ${email}.`,
        ...(password === null ? [] : [`Mot de passe, montré cette seule fois : ${password}`]),
      ].join('\n'),
  }),
  command<Added>({
    name: 'commune add',
    usage: '--name NOM --email ADRESSE [--name-of NOM] [--insee CODE] [--password-stdin]',
    summary:
      'Ajoute une commune à cette installation, et invite son premier compte administrateur.',
    options: {
      name: { type: 'string' },
      email: { type: 'string' },
      'name-of': { type: 'string' },
      insee: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
    installation: true,
    async ask(api, { values, stdin }) {
      const given =
        values['password-stdin'] === true ? await firstLine(stdin, 'Le mot de passe') : null
      const { byMail } = await api('GET /password-links')
      // Where no mail can leave, a password is made, and told this once.
      const made = given === null && !byMail ? makePassword() : null
      const json = wanted(values, given ?? made)
      const added = await api('POST /installation/communes', { json })
      return { ...added, password: added.administrator.hadAccount ? null : made }
    },
    print: ({ commune, administrator: { name, email, hadAccount, invited }, password }) =>
      [
        `${commune.name} est ajoutée, avec le numéro ${commune.id} pour --commune.`,
        hadAccount
          ? `${name} y travaille avec le compte ${email}, dont le mot de passe reste le même.`
          : `${name} se connecte avec ${email}.`,
        ...(invited ? ['Une invitation à choisir un mot de passe part par courriel.'] : []),
        ...(password === null ? [] : [`Mot de passe, montré cette seule fois : ${password}`]),
      ].join('\n'),
  }),
  command<InstallationShape>({
    name: 'commune list',
    usage: '',
    summary: 'Montre les communes de cette installation, et qui s’en occupe.',
    options: {},
    installation: true,
    ask: api => api('GET /installation/communes'),
    print: shown,
  }),
  command<InstallationShape>({
    name: 'commune administrator',
    usage: 'EMAIL [--remove]',
    summary:
      'Charge une personne de l’installation : communes, sauvegardes. --remove l’en décharge.',
    options: { remove: { type: 'boolean' } },
    installation: true,
    ask: (api, input) => api('PUT /installation/administrators', { json: namedIn(input) }),
    print: shown,
  }),
]

type Added = CommuneAdded & {
  /** Only when it was made here: it is told this once. */
  password: string | null
}

function wanted(values: Input['values'], password: string | null): CommuneNew {
  const parsed = communeNew.safeParse({
    name: required(values, 'name'),
    inseeCode: optional(values, 'insee') ?? null,
    administrator: {
      name: optional(values, 'name-of') ?? 'Administration',
      email: required(values, 'email'),
      ...(password !== null && { password }),
    },
  })
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path ?? []
  const option = { administrator: 'name-of', inseeCode: 'insee' }[String(path[0])] ?? path[0]
  throw new BadInput(wrong(path[1] === 'name' ? option : (path[1] ?? option), parsed.error))
}

function namedIn({ values, positionals }: Input): AdministratorNamed {
  const [email, ...more] = positionals
  if (email === undefined || more.length > 0) {
    throw new BadUse('Donnez l’adresse électronique d’un compte.')
  }
  return { email, runs: values.remove !== true }
}

function shown({ communes, administrators }: InstallationShape): string {
  const names = administrators.map(({ name, email }) => `${name} (${email})`)
  return [
    ...communes.map(
      ({ id, name, inseeCode, people }) =>
        `${id}  ${name}${inseeCode === null ? '' : ` (${inseeCode})`}, ${frenchCount(people, 'personne', 'personnes')}`,
    ),
    names.length === 0
      ? 'Personne ne s’occupe de l’installation : faites « tambour commune administrator ».'
      : `S’occupent de l’installation : ${frenchList(names)}.`,
  ].join('\n')
}

function wrong(field: PropertyKey | undefined, error: Parameters<typeof problemOf>[0]): Sentence {
  if (field === 'password') return peopleSentences.passwordLength
  if (field === 'email') return setUpSentences.wrongEmail
  return setUpSentences.wrongOption(String(field), problemOf(error))
}
