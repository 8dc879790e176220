import type { Catalogue } from '../fr.ts'

export const door: Pick<Catalogue, 'signIn' | 'setUp'> = {
  signIn: {
    title: 'Sign in',
    lead: 'Residents’ messages and the commune’s announcements.',
    ended: 'Your session has ended. Sign in again: what you were writing is kept.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The address or the password is wrong. Check them, then try again.',
    forgotten: 'Forgot your password? An administrator can give you a new one.',
  },
  setUp: {
    title: 'Set up Tambour',
    lead: 'Two minutes, then the commune’s page is connected.',
    mayBeLost:
      'Tambour has served here before, or was started without being set up: if there was a commune, do not create another. Stop Tambour and put its database back from your backup.',
    word: 'Word shown at start',
    wordHelp:
      'Tambour writes it where it is started, below its address. It proves that the machine is in your hands.',
    commune: 'Name of the commune',
    name: 'Your name',
    nameHelp: 'You will be the first administrator; others can follow.',
    email: 'E-mail address',
    password: 'Password',
    passwordHelp: 'At least 12 characters. A sentence does very well.',
    kept: 'Nothing was created; what you typed is still there.',
    submit: 'Create the commune',
  },
}
