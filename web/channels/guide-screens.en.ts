import type { Screens } from './guide-screens.fr.ts'

export const screens: Screens = {
  menu: ['Dashboard', 'Use cases', 'Webhooks', 'App settings', 'Publish'],
  login: 'Facebook Login',
  create: {
    alt: 'At Meta, the window “Create app”: the application’s name at the top, then the two use cases to tick, and the button “Next”.',
    title: 'Create app',
    name: 'App name',
    cases: ['Manage everything on your Page', 'Engage with customers on Messenger'],
    next: 'Next',
  },
  key: {
    alt: 'At Meta, “App settings”, “Basic”: the app ID on the left, and on the right the app secret with its button “Show”.',
    title: 'Basic',
    number: 'App ID',
    secret: 'App secret',
    show: 'Show',
  },
  settings: {
    alt: 'At Meta, further down the same page: the fields “App domains”, “Privacy policy URL” and “User data deletion”, then “Save changes”.',
    title: 'Basic',
    domains: 'App domains',
    privacy: 'Privacy policy URL',
    deletion: 'User data deletion',
    save: 'Save changes',
  },
  return: {
    alt: 'At Meta, “Facebook Login”, “Settings”: the field of redirect URIs, in the middle of the page, then “Save changes”.',
    title: 'Settings',
    address: 'Valid … Redirect URIs',
    save: 'Save changes',
  },
  news: {
    alt: 'At Meta, “Webhooks”: the object “Page” chosen at the top, the address in the first field, the word in the second, then the button “Verify and save”. Below, the lines “feed”, “messages” and “message_echoes”, each with “Subscribe”.',
    object: 'Page',
    address: '… URL',
    word: 'Verify …',
    verify: 'Verify and save',
    subscribe: 'Subscribe',
  },
  permissions: {
    alt: 'At Meta, “Use cases”, “Customize”: one permission a line, each with its button “Add”. In the menu on the left, “Publish”.',
    title: 'Permissions',
    add: 'Add',
  },
  connect: {
    alt: 'Facebook’s window: the page of the mairie ticked, the permissions ticked, and the button “Allow”.',
    title: 'Tambour wants to access your pages',
    page: 'Page of the mairie',
    permissions: 'All permissions',
    allow: 'Allow',
  },
}
