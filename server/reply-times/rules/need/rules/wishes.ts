import { listed } from '../../../../language/text.ts'

/** Wishes and congratulations. */
export const wishes = {
  reason: 'courtesy',
  title: { fr: 'Vœux et félicitations', en: 'Wishes and congratulations' },
  sentence: {
    fr: 'Un vœu s’adresse à quelqu’un, et n’appelle pas de réponse de la mairie.',
    en: 'A wish is for somebody, and calls for no answer of the mairie.',
  },
  examples: ['Bonne fête à tous', 'Félicitations aux mariés'],
  unknown: 2,
  terms: listed(`
    عيد مبارك, aïd moubarak, amusez vous, anniversaire, auguri, best wishes, bienvenue, bloavez mad
    bloavezh mat, bonheur, bonn ané, bonne continuation à, bonne et heureuse, bonne fête à tous
    bonne fête nationale, bonne sainte barbe, bonnes fêtes de pâques, bravo, c’est mérité, chapeau
    compliments, congrats, congratulations, courage, croisons les doigts, faites attention à vous
    félicitation, félicitations, félicite, félicitons, feliz, frohe, gros bisous à, happy birthday
    happy new year, heureuse année, hommage, joyeuse, joyeuse fête, joyeux, joyeux halloween
    joyeux noël à tous, largement mérité, le méritent, leur souhaite, longue route
    meilleurs vœux de, mérité, merry christmas, nedeleg laouen, noces de diamant, noces de platine
    noces d’or, on touche du bois, pace e salute, plein succès, prenez soin de vous, profite bien
    profitez, prompt rétablissement, prompt retour, que 2025, que 2027, que cette année, que l’année
    régalez vous, remets toi vite, respect, restez prudents, reviens vite, sincères félicitations
    soit douce, soyez prudents, soyons prudents, tchin, te souhaite, tiens bon, vive, vous souhaite
    vœux, wesołych, yec’hed mat`),
  /** After « bon »: « bon mandat ». */
  good: listed(`
    ambiance, anniversaire, appétit, aventure, bac, baignade, bal, balade, boulot, brocante
    campagne, carnaval, cérémonie, chance, chasse, choix, chose, ciné, concert, continuation
    convalescence, course, cueillette, décision, dégustation, déménagement, dimanche, ducasse
    emménagement, fest-noz, festival, fête, fin d’année, fin de vacances, foire, formation, humeur
    idée, initiative, installation, jeu, journée, kermesse, lecture, mandat, marché, match, merde
    mission, moment, moments, nadal, nadau, noël, nouvelle, ondes, organisation, pêche, pioche
    promenade, ramadan, randonnée, récolte, récré, rentre, rentrée, rentrer, repos, reprise
    rétablissement, retour, retraite, réunion, réussite, réveillon, route, saison, salle, santé
    séjour, soirée, spectacle, succès, suite, surprise, tournoi, travail, vacances, vendanges, vent
    visite, voyage`),
} as const
