{{/*
Name of the chart.
*/}}
{{- define "directus.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "directus.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.nameOverride | default .Chart.Name }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Chart name and version, as the chart label has it.
*/}}
{{- define "directus.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "directus.labels" -}}
{{ include "directus.standardLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that the chart itself gives to every object.
*/}}
{{- define "directus.standardLabels" -}}
helm.sh/chart: {{ include "directus.chart" . }}
{{ include "directus.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "directus.selectorLabels" -}}
app.kubernetes.io/name: {{ include "directus.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "directus.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.directus.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "directus.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass "
      "such secrets as directus.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "directus.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.directus.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "directus.serviceAccountName" -}}
{{- if .Values.directus.serviceAccount.create }}
{{- .Values.directus.serviceAccount.name | default (include "directus.fullname" .) }}
{{- else }}
{{- .Values.directus.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "directus.databaseHost" -}}
{{- if .Values.postgresql.enabled }}
{{- include "directus.postgresql.host" . }}
{{- else }}
{{- .Values.externalDatabase.host }}
{{- end }}
{{- end }}

{{/*
Service of the database's primary.
*/}}
{{- define "directus.postgresql.host" -}}
{{- if eq .Values.postgresql.architecture "replication" }}
{{- printf "%s-primary" (include "directus.postgresql.fullname" .) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- include "directus.postgresql.fullname" . }}
{{- end }}
{{- end }}

{{/*
Full name of the PostgreSQL subchart's objects, by the subchart's own rule.
*/}}
{{- define "directus.postgresql.fullname" -}}
{{- if or .Values.global.postgresql.fullnameOverride .Values.postgresql.fullnameOverride }}
{{- .Values.global.postgresql.fullnameOverride
  | default .Values.postgresql.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.postgresql.nameOverride | default "postgresql" }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Port of the database.
*/}}
{{- define "directus.databasePort" -}}
{{- if .Values.postgresql.enabled }}
{{- include "directus.postgresql.port" . }}
{{- else }}
{{- int64 .Values.externalDatabase.port }}
{{- end }}
{{- end }}

{{/*
Port of the database's Service.
*/}}
{{- define "directus.postgresql.port" -}}
{{- int64
  (.Values.global.postgresql.service.ports.postgresql | default .Values.postgresql.primary.service.ports.postgresql) }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "directus.secretName" -}}
{{- if .Values.directus.existingSecret }}
{{- .Values.directus.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "directus.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the embedded database's, the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "directus.databaseSecretName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.existingSecret | default (include "directus.postgresql.fullname" .) }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "directus.fullname" .) }}
{{- else }}
{{- include "directus.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "directus.databaseSecretKey" -}}
{{- if .Values.postgresql.enabled }}
{{- include "directus.postgresql.secretKey" . }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecretPasswordKey }}
{{- else if .Values.externalDatabase.password }}
{{- "password" }}
{{- else }}
{{- "DB_PASSWORD" }}
{{- end }}
{{- end }}

{{/*
Key of the password in the database's Secret; keys have other names only in an existing Secret.
*/}}
{{- define "directus.postgresql.secretKey" -}}
{{- if .Values.postgresql.auth.existingSecret }}
{{- if or (not .Values.postgresql.auth.username) (eq .Values.postgresql.auth.username "postgres") }}
{{- .Values.postgresql.auth.secretKeys.adminPasswordKey }}
{{- else }}
{{- .Values.postgresql.auth.secretKeys.userPasswordKey }}
{{- end }}
{{- else }}
{{- if or (not .Values.postgresql.auth.username) (eq .Values.postgresql.auth.username "postgres") }}
{{- "postgres-password" }}
{{- else }}
{{- "password" }}
{{- end }}
{{- end }}
{{- end }}

{{/*
PersistentVolumeClaim with the application's files.
*/}}
{{- define "directus.filesClaim" -}}
{{- .Values.directus.persistence.existingClaim | default (printf "%s-files" (include "directus.fullname" .)) }}
{{- end }}

{{/*
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "directus.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "directus.fullname" .)) }}
{{- end }}

{{/*
Annotations of the Service that the controller of the Ingress needs.
*/}}
{{- define "directus.serviceAnnotations" -}}
{{- if .Values.directus.ingress.enabled }}
{{- if eq .Values.directus.ingress.controller "traefik" }}
{{- if .Values.directus.ingress.stickySessions.enabled }}
traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
traefik.ingress.kubernetes.io/service.sticky.cookie.name: {{ .Values.directus.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "directus.fullname" .)) | quote }}
{{- if int64 .Values.directus.ingress.stickySessions.maxAgeSeconds }}
traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: {{ int64
  .Values.directus.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
{{- if include "directus.ingressTls" . }}
traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
{{- end }}
{{- end }}
{{- else if eq .Values.directus.ingress.controller "gce" }}
cloud.google.com/neg: '{"ingress": true}'
cloud.google.com/backend-config: {{ printf `{"default": %q}` (include "directus.fullname" .) | quote }}
{{- else if eq .Values.directus.ingress.controller "kong" }}
{{- if int64 .Values.directus.ingress.timeoutSeconds }}
konghq.com/read-timeout: "{{ int64 .Values.directus.ingress.timeoutSeconds }}000"
konghq.com/write-timeout: "{{ int64 .Values.directus.ingress.timeoutSeconds }}000"
{{- end }}
{{- if .Values.directus.ingress.stickySessions.enabled }}
konghq.com/upstream-policy: {{ include "directus.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Whether users reach the Ingress over TLS; empty when they don't.
*/}}
{{- define "directus.ingressTls" -}}
{{- if or
  .Values.directus.ingress.tls
  .Values.directus.ingress.certManager.clusterIssuer
  .Values.directus.ingress.certManager.issuer
  .Values.directus.ingress.managedCertificate
  .Values.directus.ingress.certificateArn }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Annotations of the Ingress that its controller and cert-manager need.
*/}}
{{- define "directus.ingressAnnotations" -}}
{{- with .Values.directus.ingress.certManager.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- with .Values.directus.ingress.certManager.issuer }}
cert-manager.io/issuer: {{ . | quote }}
{{- end }}
{{- if eq .Values.directus.ingress.controller "nginx" }}
{{- if include "directus.ingressTls" . }}
nginx.ingress.kubernetes.io/ssl-redirect: "true"
{{- end }}
{{- with .Values.directus.ingress.maxBodySize }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ . | quote }}
{{- end }}
{{- if int64 .Values.directus.ingress.timeoutSeconds }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int64 .Values.directus.ingress.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int64 .Values.directus.ingress.timeoutSeconds | quote }}
{{- end }}
{{- if .Values.directus.ingress.stickySessions.enabled }}
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/session-cookie-name: {{ .Values.directus.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "directus.fullname" .)) | quote }}
{{- if int64 .Values.directus.ingress.stickySessions.maxAgeSeconds }}
nginx.ingress.kubernetes.io/session-cookie-max-age: {{ int64 .Values.directus.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
{{- end }}
{{- else if eq .Values.directus.ingress.controller "traefik" }}
{{- if include "directus.ingressTls" . }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
traefik.ingress.kubernetes.io/router.tls: "true"
{{- end }}
{{- else if eq .Values.directus.ingress.controller "alb" }}
alb.ingress.kubernetes.io/scheme: {{ .Values.directus.ingress.alb.scheme }}
alb.ingress.kubernetes.io/target-type: ip
{{- if include "directus.ingressTls" . }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
{{- end }}
{{- with .Values.directus.ingress.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ . | quote }}
{{- end }}
{{- with .Values.directus.ingress.alb.groupName }}
alb.ingress.kubernetes.io/group.name: {{ . | quote }}
{{- end }}
{{- with .Values.directus.ingress.healthCheckPath }}
alb.ingress.kubernetes.io/healthcheck-path: {{ . | quote }}
{{- end }}
{{- if int64 .Values.directus.ingress.timeoutSeconds }}
alb.ingress.kubernetes.io/load-balancer-attributes: {{ printf
  "idle_timeout.timeout_seconds=%d"
  (int64 .Values.directus.ingress.timeoutSeconds)
  | quote }}
{{- end }}
{{- if .Values.directus.ingress.stickySessions.enabled }}
{{- if int64 .Values.directus.ingress.stickySessions.maxAgeSeconds }}
alb.ingress.kubernetes.io/target-group-attributes: {{ printf
  "stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=%d"
  (int64 .Values.directus.ingress.stickySessions.maxAgeSeconds)
  | quote }}
{{- else }}
alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie
{{- end }}
{{- end }}
{{- else if eq .Values.directus.ingress.controller "gce" }}
kubernetes.io/ingress.class: gce
{{- with .Values.directus.ingress.gce.staticIpName }}
kubernetes.io/ingress.global-static-ip-name: {{ . | quote }}
{{- end }}
{{- if .Values.directus.ingress.managedCertificate }}
networking.gke.io/managed-certificates: {{ include "directus.fullname" . }}
{{- end }}
{{- if include "directus.ingressTls" . }}
networking.gke.io/v1beta1.FrontendConfig: {{ include "directus.fullname" . }}
{{- end }}
{{- if or .Values.directus.ingress.certManager.clusterIssuer .Values.directus.ingress.certManager.issuer }}
acme.cert-manager.io/http01-edit-in-place: "true"
{{- end }}
{{- else if eq .Values.directus.ingress.controller "kong" }}
{{- if include "directus.ingressTls" . }}
konghq.com/protocols: https
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "directus.config" -}}
ADMIN_EMAIL: {{ .Values.directus.config.ADMIN_EMAIL | default "admin@example.com" | quote }}
DB_CLIENT: pg
DB_HOST: {{ include "directus.databaseHost" . | quote }}
DB_PORT: {{ include "directus.databasePort" . | quote }}
DB_DATABASE: {{ include "directus.databaseName" . | quote }}
DB_USER: {{ include "directus.databaseUsername" . | quote }}
PM2_HOME: /tmp/pm2
PORT: "8055"
{{- with include "directus.externalUrl" . }}
PUBLIC_URL: {{ . | quote }}
{{- end }}
TEMP_PATH: /tmp/directus
{{- range $key, $value := omit
  .Values.directus.config
  "ADMIN_EMAIL" "DB_CLIENT" "DB_HOST" "DB_PORT" "DB_DATABASE" "DB_USER" "PM2_HOME" "PORT" "PUBLIC_URL" "TEMP_PATH" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "directus.databaseName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.database }}
{{- else }}
{{- .Values.externalDatabase.database }}
{{- end }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "directus.databaseUsername" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.username | default "postgres" }}
{{- else }}
{{- .Values.externalDatabase.username }}
{{- end }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "directus.externalUrl" -}}
{{- if .Values.directus.config.PUBLIC_URL }}
{{- .Values.directus.config.PUBLIC_URL }}
{{- else if and .Values.directus.ingress.enabled .Values.directus.ingress.hosts }}
{{- $host := first .Values.directus.ingress.hosts }}
{{- $path := first ($host.paths | default (list "/")) }}
{{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
{{- printf
  "%s://%s%s"
  (ternary "https" "http" (not (empty (include "directus.ingressTls" .))))
  $host.host
  (regexFind "^/[-._~%A-Za-z0-9/]*[*]?$" ($path.path | default "/") | trimSuffix "*" | trimSuffix "/") }}
{{- else if and .Values.directus.gateway.enabled .Values.directus.gateway.hostnames }}
{{- printf
  "%s://%s%s"
  .Values.directus.gateway.scheme
  (first .Values.directus.gateway.hostnames)
  (first .Values.directus.gateway.paths | default "" | trimSuffix "/") }}
{{- end }}
{{- end }}

{{/*
Folder in the bucket where backups are kept, as rclone writes it.
*/}}
{{- define "directus.backupFolder" -}}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "directus.fullname" .))) }}
{{- end }}

{{/*
PersistentVolumeClaim on which backups are kept.
*/}}
{{- define "directus.backupClaim" -}}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "directus.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "directus.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (ternary (include "directus.backupFolder" .) (include "directus.backupClaim" .) (eq .Values.backup.storage "s3"))
  .Values.backup.restore.file
  (include "directus.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}
