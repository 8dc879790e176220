import { z } from 'zod'
import { languages } from '../language/sentence.ts'
import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { byId, id, idText } from '../platform/shapes.ts'
import { journalKinds } from './rules/journal.ts'
import { passwordLength } from './rules/sign-in.ts'
import {
  apiKeyMade,
  apiKeyNew,
  apiKeyShape,
  assertion,
  creationOptions,
  journalPage,
  meShape,
  passkeyName,
  passkeyShape,
  passkeysShape,
  password,
  passwordLinkShape,
  personAdded,
  personNew,
  personShape,
  registration,
  requestOptions,
  role,
  sessionShape,
  signInMethods,
} from './shapes.ts'

/** What is absent stays. */
const personEdit = z.object({
  role: role.optional(),
  password: password.optional(),
})

const linkToken = z.string().max(100).meta({ description: 'What stands behind the # of the link' })

/** better-auth's identifiers are texts. */
const personId = z.object({ id: z.string() })

const journalQuery = z.object({
  kind: z.enum(journalKinds).optional(),
  subject: z.string().max(80).optional().meta({ description: '`message:12`, `channel:3`, …' }),
  before: idText.optional().meta({ description: '`next` of the page before' }),
})

/** Who I am, the commune’s people and its API keys, and who did what. */
export const operations = {
  ...tagged('Account', {
    'GET /me': {
      permission: 'commune.read',
      summary: 'Who is signed in, in which commune, with which role, and in which others they work',
      answer: meShape,
    },
    'PUT /me/commune': {
      permission: 'commune.read',
      summary: 'Work in another of one’s communes from now on, in this session and the next ones',
      json: z.object({ commune: id }),
      status: 204,
    },
    'PUT /me/language': {
      permission: 'commune.read',
      summary: 'Choose the language of one’s mails; of an API key it changes nothing',
      json: z.object({ language: z.enum(languages) }),
      status: 204,
    },
    'GET /me/sessions': {
      permission: 'commune.read',
      summary: 'Where one is signed in: device, since when, last seen; none for an API key',
      answer: z.array(sessionShape),
    },
    'DELETE /me/sessions': {
      permission: 'commune.read',
      summary: 'End all one’s sessions but this one',
      status: 204,
    },
    'DELETE /me/sessions/:id': {
      permission: 'commune.read',
      summary: 'End one of one’s sessions',
      param: personId,
      status: 204,
    },
    'GET /me/passkeys': {
      permission: 'commune.read',
      summary: 'One’s passkeys, and why there can be none where there cannot; none for an API key',
      answer: passkeysShape,
    },
    'POST /me/passkeys/options': {
      permission: 'commune.read',
      summary: 'Begin to add a passkey: what a browser is asked to make',
      answer: creationOptions,
    },
    'POST /me/passkeys': {
      permission: 'commune.read',
      summary: 'Add the passkey that a browser made, with one’s password where one has one',
      json: z.object({
        name: passkeyName,
        password: z.string().max(passwordLength.most).default(''),
        response: registration,
      }),
      answer: passkeyShape,
      status: 201,
    },
    'PUT /me/passkeys/:id': {
      permission: 'commune.read',
      summary: 'Name one of one’s passkeys otherwise',
      param: personId,
      json: z.object({ name: passkeyName }),
      status: 204,
    },
    'DELETE /me/passkeys/:id': {
      permission: 'commune.read',
      summary: 'Remove one of one’s passkeys',
      param: personId,
      status: 204,
    },
    'POST /passkeys/options': {
      permission: 'public',
      summary: 'Begin to sign in by passkey: what a browser is asked to sign',
      answer: requestOptions,
    },
    'POST /passkeys/sign-in': {
      permission: 'public',
      summary: 'Sign in by what a browser signed with a passkey; the cookie is set',
      json: z.object({ response: assertion }),
      status: 204,
    },
    'GET /sign-in-methods': {
      permission: 'public',
      summary: 'How one may sign in here besides a password',
      answer: signInMethods,
    },
    'POST /oidc': {
      permission: 'public',
      summary: 'Begin to sign in at the identity provider; the answer says where to go',
      json: z.object({
        to: z.string().max(2000).default('/').meta({ description: 'The page to come back to' }),
      }),
      answer: z.object({ url: z.string() }),
    },
    'GET /oidc/callback': {
      permission: 'public',
      summary: 'Where the identity provider sends browsers back; leads on to a page',
      contentType: 'text/html',
    },
    'GET /password-links': {
      permission: 'public',
      summary: 'Whether a link to choose a password can be sent by mail',
      answer: z.object({ byMail: z.boolean() }),
    },
    'POST /password-links': {
      permission: 'public',
      summary:
        'Send such a link to an address, if it has an account; the answer never says whether',
      json: z.object({ email: z.email() }),
      status: 204,
    },
    'POST /password-links/read': {
      permission: 'public',
      summary: 'Whose password a link chooses',
      json: z.object({ token: linkToken }),
      answer: passwordLinkShape,
    },
    'POST /password-links/use': {
      permission: 'public',
      summary: 'Choose a password by a link, once; every session of that person ends',
      json: z.object({ token: linkToken, password }),
      answer: z.object({ email: z.string() }),
    },
  } satisfies UntaggedTable),
  ...tagged('People', {
    'GET /people': {
      permission: 'people.write',
      summary: 'Who works here',
      answer: z.array(personShape),
    },
    'POST /people': {
      permission: 'people.write',
      summary:
        'Add somebody, with a first password or an invitation by mail to choose one; who has an account on the installation keeps it',
      json: personNew,
      answer: personAdded,
      status: 201,
    },
    'PUT /people/:id': {
      permission: 'people.write',
      summary: 'Change a role, or give a new password to somebody who forgot theirs',
      param: personId,
      json: personEdit,
      answer: personShape,
    },
    'DELETE /people/:id': {
      permission: 'people.write',
      summary:
        'Take somebody out of the commune and end their API keys there; out of their last one, sign them out everywhere',
      param: personId,
      status: 204,
    },
    'POST /people/:id/invitation': {
      permission: 'people.write',
      summary: 'Send another invitation to somebody who has no password yet',
      param: personId,
      status: 204,
    },
  } satisfies UntaggedTable),
  ...tagged('API keys', {
    'GET /api-keys': {
      permission: 'people.write',
      summary: 'The API keys that nobody revoked: whose, what they may do, last use, end',
      answer: z.array(apiKeyShape),
    },
    'POST /api-keys': {
      permission: 'people.write',
      summary: 'Make an API key; the answer tells it, and nothing ever again',
      json: apiKeyNew,
      answer: apiKeyMade,
      status: 201,
    },
    'DELETE /api-keys/:id': {
      permission: 'people.write',
      summary: 'Revoke an API key',
      param: byId,
      status: 204,
    },
  } satisfies UntaggedTable),
  'GET /journal': {
    permission: 'journal.read',
    summary: 'Who did what, newest first; readers of the digest are for administrators alone',
    tag: 'Journal',
    query: journalQuery,
    answer: journalPage,
  },
} satisfies OperationTable
