import { listed } from '../../../../language/listed.ts'

/** Who is thanked or welcomed, by words that ask elsewhere. */
const people = listed(`
  riverains, gendarmes, gendarmerie, police, police municipale, médecin, médecins, docteur, docteurs
  infirmière, infirmières, infirmier, infirmiers, exposants, brocanteurs, stagiaire
  chauffeur de bus, chauffeur du bus, chauffeur de car, conducteur du bus, service, services
  service technique, services techniques, service espaces verts, service des espaces verts
  service public, services municipaux, services de la mairie, ccas, services de secours
  service voirie, service animation, aide-soignante, aides-soignantes, voisin, voisins, voisine
  voisines, agents du service, agents des services, agents du service technique
  agents des services techniques, agents des espaces verts, notaire`)

/**
 * Words that ask alone, and are harmless after the words that stand before them here: « super
 * programme », « merci du rappel », « courage aux riverains », « bon mandat ». `obtained` is so only
 * where nothing else is said, `greeted` and `greetedOf` only beside words that thank or wish.
 */
export const courtesyPairs = {
  praised: {
    before: listed(`
      super, superbe, beau, bel, belle, bon, bonne, joli, jolie, magnifique, excellent, chouette
      sympa, génial, top, très bon, très beau, très belle, trop beau, trop belle, sacré, sacrée
      sublime, merveilleux, splendide, quel beau, quel bel, quelle belle, quel joli, riche, riches
      adorable, beaux, belles, jolis, jolies, bons, bonnes`),
    after: listed(`
      programme, programmation, menu, affiche, site, document, lieu, ouverture, arbre, chat, chien
      cheval, chevaux, vache, poule, mouton, pont, toit, mur, bus, message, plan, don, programmes
      menus, conseil, conseils, invitation, carte, chatte, chiot, chaton, manger, lien, fontaine
      médecin, docteur, infirmière, visite, proposition, poste, date, mémoire, salle, terrain`),
  },
  thanked: {
    before: listed(`
      merci pour, merci pour le, merci pour la, merci pour l’, merci pour les, merci pour ce
      merci pour cet, merci pour cette, merci pour ces, merci pour votre, merci pour vos
      merci pour ton
      merci du, merci des, merci de ce, merci de cet, merci de cette, merci de ces, merci de l’
      merci de la, merci beaucoup pour, merci beaucoup pour le, merci beaucoup pour la
      merci beaucoup pour l’, merci beaucoup pour les, merci beaucoup pour ce
      merci beaucoup pour cette, merci beaucoup pour ces, merci beaucoup du, merci beaucoup des
      merci bien pour le, merci bien pour la, merci bien pour les, merci bien pour l’
      merci encore pour le, merci encore pour la, merci encore pour l’, merci encore pour les
      merci encore pour votre, merci encore pour cette, merci à vous pour le, merci à vous pour la
      merci à vous pour les, merci à vous pour l’, merci à vous pour votre, merci infiniment pour`),
    after: listed(`
      rappel, rappels, info, infos, information, informations, précision, précisions, partage
      partages, renseignement, renseignements, explication, explications, conseil, conseils, lien
      programme, message, messages, retour, retours, suivi, alerte, alertes, avertissement
      invitation, attention, liste, plan, document, documents, date, dates, horaires, numéro
      adresse, aide, coup de main, coup de pouce, don, dons, remarque, question, suggestion
      avis, mise à jour, communication, transparence, clarification, indication, indications
      publication, annonce, accueil, gentillesse, réactivité, initiative, organisation, service
      services, ouverture, proposition, menu, menus, compte rendu, article, vidéo, photos, photo
      diffusion, relais, moment, soirée, fête, spectacle, geste, travail, efforts, effort
      engagement, patience, confiance, soutien, courage, colis, cadeau, cadeaux, chocolats`),
  },
  greeted: {
    before: listed(`
      à, à la, à l’, au, aux, à nos, à notre, à tous les, à toutes les, à mon, à ma, à ces, à cette
      à ce, au nouveau, aux nouveaux, à la nouvelle, à notre nouveau, à notre nouvelle`),
    after: people,
  },
  welcomed: {
    before: listed(`
      bienvenue, bienvenue le, bienvenue la, bienvenue les, merci, merci les, merci le, merci la
      merci nos, bravo, bravo les, bravo le, bravo la, bravo nos, chapeau, chapeau les, allez les
      courage les`),
    after: people,
  },
  greetedOf: {
    before: listed(`
      dame, dames, personnel, équipe, agents, agent, employés, employées, gars, filles, messieurs
      mamans, hôtesses, bénévoles, animateurs, animatrices, cuisiniers, cuisinières, pompiers
      secrétaires, jeunes, anciens, enfants, copains, petits`),
    after: listed(`
      de cantine, de la cantine, de garderie, de la garderie, du périscolaire, de la crèche
      de la poste, de la déchetterie, de la voirie, de la collecte, du ccas, du service
      du service technique, des services techniques, du service espaces verts, de service
      des urgences, de l’hôpital, du samu, du car, du bus, de l’accueil, du secrétariat, d’accueil`),
  },
  obtained: {
    before: listed(`
      enfin, enfin un, enfin une, enfin le, enfin la, enfin les, enfin l’, enfin du, enfin de la
      enfin de l’, enfin des`),
    after: listed(`
      réseau, fibre, internet, médecin, docteur, infirmière, boulanger, boulangerie, boucher, pluie
      eau, soleil, neige, trottoirs, trottoir, piste, parking, éclairage, lumière, bancs, arbres
      toilettes, bus, date, programme, photos, vacances, week-end, printemps, été, bonne nouvelle
      travaux, jeux, terrain, salle, marché, commerce, pharmacie, cantine, crèche, maison de santé`),
  },
  /** What residents should do by themselves: somebody else’s fault, and nobody’s to answer. */
  reminded: {
    before: listed(`
      pas compliqué de, c’est pas compliqué de, c’est pas si compliqué de, pas difficile de
      c’est pas difficile de, pas sorcier de, c’est pas sorcier de, suffit de, il suffit de
      ça coûte rien de, faut apprendre à, il faut apprendre à, apprenez à`),
    after: listed(`
      ramasser, ramasser pourtant, trier, trier pourtant, respecter, respecter pourtant, ralentir
      lever le pied, saluer, dire bonjour, se respecter, le respecter, vivre ensemble
      ramasser derrière lui
      ramasser derrière soi, ramasser derrière son chien, tenir son chien, tenir son chien en laisse
      respecter les autres, respecter ses voisins, lire, lire pourtant, vivre avec les autres`),
  },
  wished: {
    before: listed(`bon, bonne, bons, bonnes, très bon, très bonne, excellent, excellente`),
    after: listed(`
      mandat, match, rentrée, rentrer, rentre, vacance, vacances, retraite, retraitre, installation
      réussite, reprise, rétablissement, visite, lecture, marche, rando, récolte, récoltes
      vendanges, chasse, dégustation, emménagement, déménagement, continuation, préparation
      organisation, anniversaire, année scolaire, trimestre, traversée, convalescence, dimanche
      promenade, projection, séance, écoute, édition, ouverture, route, merde, baignade, glisse
      cueillette, compétition, saison, campagne, mission, prise de poste, prise de fonction
      nouvelle vie, nouvelle année, nouvelle aventure, aventure, vie à deux, conduite, formation
      scolarité, maternelle, récré, installation à vous, mariage, noces, expo, foire, ducasse
      cavalcade, fête, fêtes, fin de vacances, fin d’année, soirée, suite, chance, journée`),
  },
} as const
