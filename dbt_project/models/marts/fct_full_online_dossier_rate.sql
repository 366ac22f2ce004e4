{{ progress('dossier_full_online_rate') }}
