/**
 * The only words that a topic can be called by (docs/figures.md): what one asks a mairie about, spelled as in a
 * dictionary. None is there for being a name, and what is not there never comes out. A comma parts two words, `=` the
 * forms of one, of which the first is shown; a plural follows by itself. `*`: it is somebody's name or a word of grammar too, so
 * that it counts only in small letters after an article; its plural only with one of its own.
 */
export const subjects = `
  secrétariat, conseil, conseiller=conseillère, séance, permanence, guichet, bulletin, budget, subvention, arrêté, enquête,
  élection=électoral=électorale=électorales, procuration, vote=voter, conciliateur, notaire, impôt, taxe, trésorerie,
  gendarmerie=*gendarme, police, pompier=caserne, emploi=recrutement=recruter=recrute=embauche, *job=saisonnier, stage,
  candidature, annuaire, vidéosurveillance=caméra, identité=cni, passeport, permis, naissance, décès, *mariage=marier,
  pacs=pacser, livret, légalisation=légaliser, certificat, attestation, acte, recensement=recenser, état-civil, casier, cerfa,
  immatriculation, parrainage, adoption, logement=hlm, appartement, déménagement=déménager=déménagé,
  emménagement=emménager=emménagé, cimetière, concession, columbarium, obsèques

  école, élève, rentrée, classe, maternelle, primaire, collège, lycée, cantine, garderie=périscolaire, crèche, nounou,
  loisirs=aéré, vacances, colonie, ado, bourse, transport, *car, bus, navette, ticket, abonnement, *menu, repas,
  goûter, allergie=allergique, pai, santé, *médecin=*docteur, infirmière=infirmier, dentiste, kiné, vaccin=vaccination, hôpital,
  défibrillateur, portage, téléassistance, ccas, canicule, handicap=handicapé=pmr, retraite, mutuelle, alimentaire, masque

  poubelle, *bac, déchet=ordure, déchèterie=déchetterie, encombrant, tri=trier=recyclage, compost=composteur, benne,
  conteneur=container, *verre, végétaux=végétal, *branche=branchage, gravat, amiante, ramassage=ramasser=ramassé=ramassée,
  collecte=collecter, dépôt, broyage=broyeur, *carton, pelouse, tondeuse=tonte=tondre, brûlage=brûler, propreté,
  balayage=balayeuse, désherbage, *herbe, débroussaillage=débroussailler, *ronce, élagage=élaguer, arbre, *haie,
  fauchage=faucher, fossé, *bois, *sapin, ambroisie

  eau=eaux, fuite, compteur, relevé, facture, coupure, *robinet, chlore=javel, assainissement, égout, canalisation, caniveau,
  *fontaine=*fontaines, puits, sécheresse=restriction, arrosage=arroser, piscine, inondation=inondé=inondée, crue, fibre, internet, réseau,
  antenne, linky, téléphone, électricité=électrique, *courant, gaz, chauffage, lampadaire, éclairage=éclairé=éclairée, ampoule,
  *poteau, câble, raccordement=raccorder=raccordé=raccordée, panneau, solaire, éolienne, éligibilité=éligible

  trottoir, chaussée, voirie, trou, goudron, enrobé, travaux=chantier, circulation, déviation, *barrière, stop, carrefour,
  rond-point, giratoire, vitesse, radar, ralentisseur, parking, stationnement=stationner=garer=garée, voiture, véhicule,
  moto=scooter, quad, camion, tracteur, vélo, cyclable, piéton, poussette, fauteuil, *neige, verglas, salage, déneigement, *sel,
  *pont, *mur, accident, covoiturage, *borne, recharge=recharger, *gare, train, taxi, fourrière

  construction=construire=constructible, urbanisme, plu, déclaration=déclarer, clôture, terrain, parcelle, lotissement,
  cadastre=cadastral, bornage, abri-bus, *jardin, potager, toit=toiture, tuile, façade, véranda, *terrasse, échafaudage, fissure,
  catastrophe, *voisin=*voisine=voisinage, bruit=bruyant, tapage, nuisance, aboiement=aboie=aboyer, chien, *chat=*chaton,
  crotte, animal, *cheval, *poule, *pigeon, *rat, *souris, dératisation, *frelon, guêpe, nid, *abeille, ruche, chenille,
  moustique, *sanglier, *chasse=*chasseur, caravane, cambriolage, vol=volé=volée, démarchage, drone, odeur, fumée, *feu,
  incendie, fumier, vandalisme, incivilité

  *salle=*salles, fête, barnum, *chaise, vaisselle, sono, caution, clé=clef, *ménage, buvette, barbecue, *foyer, gymnase, stade, tennis,
  pétanque=boules, vestiaire, jeux, toboggan, skatepark=skate, association, forum, club, football=foot, basket, judo,
  gymnastique=gym, *danse, yoga, zumba, musique, guitare, chorale, théâtre, *couture, licence, sport=sportif=sportive

  bibliothèque, médiathèque, livre, manga, exposition=expo, conférence, patrimoine, musée, église, messe, *cloche, lavoir,
  *moulin, monument, cérémonie, commémoration, archives, marché, producteur, emplacement=stand, exposant=exposer,
  vide-grenier, brocante, braderie, concert, spectacle, *bal, artifice, manège, kermesse, loto=tombola, belote, concours,
  carnaval, défilé, festival, halloween, téléthon, illumination=guirlande, *bougie, lampion, vœux, aînés, colis,
  randonnée=rando, *course=*courses=trail, vtt, dossard, bénévole=bénévolat, *billet=billetterie, atelier, pizza, restaurant,
  commerce=commerçant, boulangerie, *pain, distributeur, épicerie, boucherie, *poissonnier, tabac, pharmacie, essence, camping,
  gîte, étang, pêche=pêcher, *rivière=*rivières, baignade, bateau, *canal, sms, newsletter, banderole, wifi`

/** What is asked of many things: alone it tells half as much. */
export const aspects = `
  horaire=ouverture=ouvert=ouverte=ouvrir=ouvre=ouvrez, fermeture=fermé=fermée=fermer, maintenu=maintenue,
  annulation=annulé=annulée=annuler, report=reporté=reportée=reporter, tarif=prix, coût=coûte=coûter,
  paiement=payer=paie=payant=payante, gratuit=gratuite, chèque, remboursement=rembourser=remboursé,
  inscription=inscrire=inscrit=inscrite, réservation=réserver, location=louer, rendez-vous=rdv, panne, signalement=signaler,
  autorisation=autorisé=autorisée, interdiction=interdit=interdite`

/** What is said of anything: only beside another word it tells something. */
export const vague = `
  mairie, *maire, *bureau, site, accueil, réunion, *rue, route, *chemin, *place, passage, sens, zone, piste, aire, boîte, sac,
  centre, *maison, table, matériel, heure, date, délai, retard, durée, dossier, document=papier=justificatif, pièce, lien,
  demande, formulaire, adresse, numéro, contact=contacter=joindre, lieu, endroit, carte, liste, aide, programme, animation,
  visite=visiter, photo, signature, domicile, changement, règlement, complet=complète, résultat, classement, danger=dangereux=dangereuse,
  cassé=cassée, bouché=bouchée, perdu=perdue=perdre, trouvé=trouvée, retrouvé=retrouvée, absence=absent=absente,
  âge, *enfant, adulte, bébé, *parent, habitant, *jeune, riverain, assistante, citoyen, municipal=municipale, social=sociale,
  scolaire, potable, préalable, cours, *garde, secours, *poste, offre, formation, lettre, journal, courriel, étude, histoire`
