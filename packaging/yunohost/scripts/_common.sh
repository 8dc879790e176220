#!/bin/bash

# The service that the Debian package has, with this app's name and folders.
add_service() {
    ynh_config_add_systemd
    yunohost service add "$app" --description="Annonces et réponses de la commune"
}

# Its settings stand beside its data, and hold a password.
add_settings() {
    ynh_config_add --template="env" --destination="$data_dir/.env"
    chmod 400 "$data_dir/.env"
    chown "$app:$app" "$data_dir/.env"
}
