{{/*
Name of the chart.
*/}}
{{- define "heimdall.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "heimdall.fullname" -}}
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
{{- define "heimdall.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "heimdall.labels" -}}
helm.sh/chart: {{ include "heimdall.chart" . }}
{{ include "heimdall.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "heimdall.selectorLabels" -}}
app.kubernetes.io/name: {{ include "heimdall.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "heimdall.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.heimdall.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "heimdall.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass "
      "such secrets as heimdall.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "heimdall.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.heimdall.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "heimdall.serviceAccountName" -}}
{{- if .Values.heimdall.serviceAccount.create }}
{{- .Values.heimdall.serviceAccount.name | default (include "heimdall.fullname" .) }}
{{- else }}
{{- .Values.heimdall.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "heimdall.databaseHost" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.host" . }}
{{- else }}
{{- .Values.externalDatabase.host }}
{{- end }}
{{- end }}

{{/*
Service of the database's primary.
*/}}
{{- define "heimdall.postgresql.host" -}}
{{- if eq .Values.postgresql.architecture "replication" }}
{{- printf "%s-primary" (include "heimdall.postgresql.fullname" .) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- include "heimdall.postgresql.fullname" . }}
{{- end }}
{{- end }}

{{/*
Full name of the PostgreSQL subchart's objects, by the subchart's own rule.
*/}}
{{- define "heimdall.postgresql.fullname" -}}
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
{{- define "heimdall.databasePort" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.port" . }}
{{- else }}
{{- int64 .Values.externalDatabase.port }}
{{- end }}
{{- end }}

{{/*
Port of the database's Service.
*/}}
{{- define "heimdall.postgresql.port" -}}
{{- int64
  (.Values.global.postgresql.service.ports.postgresql | default .Values.postgresql.primary.service.ports.postgresql) }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "heimdall.secretName" -}}
{{- if .Values.heimdall.existingSecret }}
{{- .Values.heimdall.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "heimdall.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the embedded database's, the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "heimdall.databaseSecretName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.existingSecret | default (include "heimdall.postgresql.fullname" .) }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "heimdall.fullname" .) }}
{{- else }}
{{- include "heimdall.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "heimdall.databaseSecretKey" -}}
{{- if .Values.postgresql.enabled }}
{{- include "heimdall.postgresql.secretKey" . }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecretPasswordKey }}
{{- else if .Values.externalDatabase.password }}
{{- "password" }}
{{- else }}
{{- "DATABASE_PASSWORD" }}
{{- end }}
{{- end }}

{{/*
Key of the password in the database's Secret; keys have other names only in an existing Secret.
*/}}
{{- define "heimdall.postgresql.secretKey" -}}
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
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "heimdall.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "heimdall.fullname" .)) }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "heimdall.config" -}}
NODE_ENV: {{ .Values.heimdall.config.NODE_ENV | default .Values.nodeEnv | quote }}
DATABASE_HOST: {{ include "heimdall.databaseHost" . | quote }}
DATABASE_PORT: {{ include "heimdall.databasePort" . | quote }}
DATABASE_NAME: {{ include "heimdall.databaseName" . | quote }}
DATABASE_USERNAME: {{ include "heimdall.databaseUsername" . | quote }}
{{- with include "heimdall.externalUrl" . }}
EXTERNAL_URL: {{ . | quote }}
{{- end }}
{{- range $key, $value := omit
  .Values.heimdall.config
  "NODE_ENV" "DATABASE_HOST" "DATABASE_PORT" "DATABASE_NAME" "DATABASE_USERNAME" "EXTERNAL_URL" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "heimdall.databaseName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.database }}
{{- else }}
{{- .Values.externalDatabase.database }}
{{- end }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "heimdall.databaseUsername" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.username | default "postgres" }}
{{- else }}
{{- .Values.externalDatabase.username }}
{{- end }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "heimdall.externalUrl" -}}
{{- if .Values.heimdall.config.EXTERNAL_URL }}
{{- .Values.heimdall.config.EXTERNAL_URL }}
{{- else if and .Values.heimdall.ingress.enabled .Values.heimdall.ingress.hosts }}
{{- printf
  "%s://%s"
  (ternary "https" "http" (not (empty .Values.heimdall.ingress.tls)))
  (first .Values.heimdall.ingress.hosts).host }}
{{- else if and .Values.heimdall.gateway.enabled .Values.heimdall.gateway.hostnames }}
{{- printf "%s://%s" .Values.heimdall.gateway.scheme (first .Values.heimdall.gateway.hostnames) }}
{{- end }}
{{- end }}

{{/*
Where backups are kept: a PersistentVolumeClaim, or a folder in a bucket as rclone writes it.
*/}}
{{- define "heimdall.backupLocation" -}}
{{- if eq .Values.backup.storage "s3" }}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "heimdall.fullname" .))) }}
{{- else }}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "heimdall.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "heimdall.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (include "heimdall.backupLocation" .)
  .Values.backup.restore.file
  (include "heimdall.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}
