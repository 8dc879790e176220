import { paths } from '../paths.ts'

/** What Aide says of each screen, by the beginning of its address: the first that fits. */
const sections: readonly [start: string, page: string, section?: string][] = [
  [paths.messages, 'repondre'],
  [paths.furtherFigures, 'plus-loin'],
  [paths.delays, 'delais'],
  [paths.audience, 'delais', 'combien'],
  [paths.evidence, 'passer-la-main', 'preuves'],
  [paths.calendar, 'annoncer', 'calendrier'],
  [paths.eventImport, 'annoncer', 'saison'],
  [paths.events, 'annoncer'],
  [paths.partners, 'annoncer', 'voisins'],
  [`${paths.channels}/`, 'premiers-pas', 'canaux'],
  [paths.channels, 'depannage', 'canal-malade'],
  [paths.warnings, 'alerter'],
  [paths.digest, 'delais', 'recapitulatif'],
  [paths.settingsPart('horaires'), 'premiers-pas', 'heures'],
  [paths.settingsPart('permanence'), 'repondre', 'alertes'],
  [paths.settingsPart('regles'), 'passer-la-main', 'regles'],
  [paths.settingsPart('reponses'), 'repondre', 'types'],
  [paths.settingsPart('plans'), 'annoncer', 'plan'],
  [paths.settingsPart('comites'), 'annoncer', 'comites'],
  [paths.settingsPart('validation'), 'annoncer', 'validation'],
  [paths.settingsPart('personnes'), 'passer-la-main', 'roles'],
  [paths.settingsPart('cles'), 'installer', 'communes'],
  [paths.settingsPart('webhooks'), 'installer', 'communes'],
  [paths.settingsPart('communes'), 'installer', 'communes'],
  [paths.settingsPart('journal'), 'passer-la-main', 'journal'],
  [paths.settingsPart('compte'), 'premiers-pas', 'connexion'],
  [paths.settingsPart('donnees'), 'passer-la-main', 'donnees'],
  [paths.settingsPart('sauvegardes'), 'installer', 'sauvegardes'],
  [paths.settingsPart('commune'), 'premiers-pas'],
  [paths.settings, 'passer-la-main'],
]

/** The address in Aide for the screen of this path; undefined where its heading leads to none. */
export function helpOf(path: string): string | undefined {
  const found = sections.find(([start]) => path.startsWith(start))
  return found && paths.helpPage(found[1], found[2])
}
