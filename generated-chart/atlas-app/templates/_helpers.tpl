{{/*
Name of the chart.
*/}}
{{- define "atlas-app.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 52 | trimSuffix "-" }}
{{- end }}

{{/*
Full name of the release's objects, short enough for every suffix.
*/}}
{{- define "atlas-app.fullname" -}}
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
{{- define "atlas-app.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Labels of every object.
*/}}
{{- define "atlas-app.labels" -}}
{{ include "atlas-app.standardLabels" . }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Labels that the chart itself gives to every object.
*/}}
{{- define "atlas-app.standardLabels" -}}
helm.sh/chart: {{ include "atlas-app.chart" . }}
{{ include "atlas-app.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/*
Labels that never change, for selectors.
*/}}
{{- define "atlas-app.selectorLabels" -}}
app.kubernetes.io/name: {{ include "atlas-app.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Secrets from files and values, as YAML; values win.
*/}}
{{- define "atlas-app.givenSecrets" -}}
{{- $given := dict }}
{{- range .Values.app.secretsFiles }}
{{- $secrets := required
  (printf
    (print
      "app.secretsFiles: the chart holds no file %s. Files named in .helmignore are not loaded; pass such "
      "secrets as app.secrets in a values file instead")
    .)
  ($.Files.Get .)
  | fromYaml }}
{{- if hasKey $secrets "Error" }}
{{- fail (printf "app.secretsFiles: %s is not a YAML mapping: %s" . $secrets.Error) }}
{{- end }}
{{- $_ := mergeOverwrite $given $secrets }}
{{- end }}
{{- $_ := mergeOverwrite $given .Values.app.secrets }}
{{- range $key, $value := $given }}
{{- if not (kindIs "invalid" $value) }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the service account that the pods run as.
*/}}
{{- define "atlas-app.serviceAccountName" -}}
{{- if .Values.app.serviceAccount.create }}
{{- .Values.app.serviceAccount.name | default (include "atlas-app.fullname" .) }}
{{- else }}
{{- .Values.app.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/*
Host of the database.
*/}}
{{- define "atlas-app.databaseHost" -}}
{{- if .Values.postgresql.enabled }}
{{- include "atlas-app.postgresql.host" . }}
{{- else }}
{{- .Values.externalDatabase.host }}
{{- end }}
{{- end }}

{{/*
Service of the database's primary.
*/}}
{{- define "atlas-app.postgresql.host" -}}
{{- if eq .Values.postgresql.architecture "replication" }}
{{- printf "%s-primary" (include "atlas-app.postgresql.fullname" .) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- include "atlas-app.postgresql.fullname" . }}
{{- end }}
{{- end }}

{{/*
Full name of the PostgreSQL subchart's objects, by the subchart's own rule.
*/}}
{{- define "atlas-app.postgresql.fullname" -}}
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
{{- define "atlas-app.databasePort" -}}
{{- if .Values.postgresql.enabled }}
{{- include "atlas-app.postgresql.port" . }}
{{- else }}
{{- int64 .Values.externalDatabase.port }}
{{- end }}
{{- end }}

{{/*
Port of the database's Service.
*/}}
{{- define "atlas-app.postgresql.port" -}}
{{- int64
  (.Values.global.postgresql.service.ports.postgresql | default .Values.postgresql.primary.service.ports.postgresql) }}
{{- end }}

{{/*
Secret that holds the application's secret environment variables.
*/}}
{{- define "atlas-app.secretName" -}}
{{- if .Values.app.existingSecret }}
{{- .Values.app.existingSecret }}
{{- else }}
{{- printf "%s-secrets" (include "atlas-app.fullname" .) }}
{{- end }}
{{- end }}

{{/*
Secret that holds the database password: the embedded database's, the user's own, one made from
externalDatabase.password, or else the application's.
*/}}
{{- define "atlas-app.databaseSecretName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.existingSecret | default (include "atlas-app.postgresql.fullname" .) }}
{{- else if .Values.externalDatabase.existingSecret }}
{{- .Values.externalDatabase.existingSecret }}
{{- else if .Values.externalDatabase.password }}
{{- printf "%s-database" (include "atlas-app.fullname" .) }}
{{- else }}
{{- include "atlas-app.secretName" . }}
{{- end }}
{{- end }}

{{/*
Key of the database password in that Secret.
*/}}
{{- define "atlas-app.databaseSecretKey" -}}
{{- if .Values.postgresql.enabled }}
{{- include "atlas-app.postgresql.secretKey" . }}
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
{{- define "atlas-app.postgresql.secretKey" -}}
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
URL of the database; Kubernetes puts in the password.
*/}}
{{- define "atlas-app.databaseUrl" -}}
{{- printf
  "postgres://%s:$(DATABASE_PASSWORD)@%s:%s/%s%s"
  (include "atlas-app.databaseUsername" . | urlquery)
  (ternary
    (printf "[%s]" (include "atlas-app.databaseHost" .))
    (include "atlas-app.databaseHost" .)
    (contains ":" (include "atlas-app.databaseHost" .)))
  (include "atlas-app.databasePort" .)
  (include "atlas-app.databaseName" . | urlquery)
  (include "atlas-app.databaseUrlParameters" .) }}
{{- end }}

{{/*
User of the database.
*/}}
{{- define "atlas-app.databaseUsername" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.username | default "postgres" }}
{{- else }}
{{- .Values.externalDatabase.username }}
{{- end }}
{{- end }}

{{/*
Name of the database.
*/}}
{{- define "atlas-app.databaseName" -}}
{{- if .Values.postgresql.enabled }}
{{- .Values.postgresql.auth.database }}
{{- else }}
{{- .Values.externalDatabase.database }}
{{- end }}
{{- end }}

{{/*
What the URL says about encryption; nothing while users leave it open.
*/}}
{{- define "atlas-app.databaseUrlParameters" -}}
{{- if and
  (not .Values.postgresql.enabled)
  (or .Values.externalDatabase.tls.ca.existingSecret .Values.externalDatabase.tls.ca.existingConfigMap) }}
{{- printf "?sslmode=%s&sslrootcert=/etc/database-ca/ca.crt" .Values.externalDatabase.tls.mode }}
{{- else if and (not .Values.postgresql.enabled) .Values.externalDatabase.tls.mode }}
{{- printf "?sslmode=%s" .Values.externalDatabase.tls.mode }}
{{- end }}
{{- end }}

{{/*
ConfigMap with the certificates that the application trusts besides the usual ones.
*/}}
{{- define "atlas-app.caCertificatesName" -}}
{{- .Values.extraCertificates.configMapName | default (printf "%s-ca-certs" (include "atlas-app.fullname" .)) }}
{{- end }}

{{/*
Annotations of the Service that the controller of the Ingress needs.
*/}}
{{- define "atlas-app.serviceAnnotations" -}}
{{- if .Values.app.ingress.enabled }}
{{- if eq .Values.app.ingress.controller "traefik" }}
{{- if .Values.app.ingress.stickySessions.enabled }}
traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
traefik.ingress.kubernetes.io/service.sticky.cookie.name: {{ .Values.app.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "atlas-app.fullname" .)) | quote }}
{{- if int64 .Values.app.ingress.stickySessions.maxAgeSeconds }}
traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: {{ int64 .Values.app.ingress.stickySessions.maxAgeSeconds
  | quote }}
{{- end }}
traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
{{- if include "atlas-app.ingressTls" . }}
traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
{{- end }}
{{- end }}
{{- else if eq .Values.app.ingress.controller "gce" }}
cloud.google.com/neg: '{"ingress": true}'
cloud.google.com/backend-config: {{ printf `{"default": %q}` (include "atlas-app.fullname" .) | quote }}
{{- else if eq .Values.app.ingress.controller "kong" }}
{{- if int64 .Values.app.ingress.timeoutSeconds }}
konghq.com/read-timeout: "{{ int64 .Values.app.ingress.timeoutSeconds }}000"
konghq.com/write-timeout: "{{ int64 .Values.app.ingress.timeoutSeconds }}000"
{{- end }}
{{- if .Values.app.ingress.stickySessions.enabled }}
konghq.com/upstream-policy: {{ include "atlas-app.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Whether users reach the Ingress over TLS; empty when they don't.
*/}}
{{- define "atlas-app.ingressTls" -}}
{{- if or
  .Values.app.ingress.tls
  .Values.app.ingress.certManager.clusterIssuer
  .Values.app.ingress.certManager.issuer
  .Values.app.ingress.managedCertificate
  .Values.app.ingress.certificateArn }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Annotations of the Ingress that its controller and cert-manager need.
*/}}
{{- define "atlas-app.ingressAnnotations" -}}
{{- with .Values.app.ingress.certManager.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ . | quote }}
{{- end }}
{{- with .Values.app.ingress.certManager.issuer }}
cert-manager.io/issuer: {{ . | quote }}
{{- end }}
{{- if eq .Values.app.ingress.controller "nginx" }}
{{- if include "atlas-app.ingressTls" . }}
nginx.ingress.kubernetes.io/ssl-redirect: "true"
{{- end }}
{{- with .Values.app.ingress.maxBodySize }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ . | quote }}
{{- end }}
{{- if int64 .Values.app.ingress.timeoutSeconds }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int64 .Values.app.ingress.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int64 .Values.app.ingress.timeoutSeconds | quote }}
{{- end }}
{{- if .Values.app.ingress.stickySessions.enabled }}
nginx.ingress.kubernetes.io/affinity: cookie
nginx.ingress.kubernetes.io/session-cookie-name: {{ .Values.app.ingress.stickySessions.cookieName
  | default (printf "%s-route" (include "atlas-app.fullname" .)) | quote }}
{{- if int64 .Values.app.ingress.stickySessions.maxAgeSeconds }}
nginx.ingress.kubernetes.io/session-cookie-max-age: {{ int64 .Values.app.ingress.stickySessions.maxAgeSeconds | quote }}
{{- end }}
{{- end }}
{{- else if eq .Values.app.ingress.controller "traefik" }}
{{- if include "atlas-app.ingressTls" . }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
traefik.ingress.kubernetes.io/router.tls: "true"
{{- end }}
{{- else if eq .Values.app.ingress.controller "alb" }}
alb.ingress.kubernetes.io/scheme: {{ .Values.app.ingress.alb.scheme }}
alb.ingress.kubernetes.io/target-type: ip
{{- if include "atlas-app.ingressTls" . }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
{{- end }}
{{- with .Values.app.ingress.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ . | quote }}
{{- end }}
{{- with .Values.app.ingress.alb.groupName }}
alb.ingress.kubernetes.io/group.name: {{ . | quote }}
{{- end }}
{{- with .Values.app.ingress.healthCheckPath }}
alb.ingress.kubernetes.io/healthcheck-path: {{ . | quote }}
{{- end }}
{{- if int64 .Values.app.ingress.timeoutSeconds }}
alb.ingress.kubernetes.io/load-balancer-attributes: {{ printf
  "idle_timeout.timeout_seconds=%d"
  (int64 .Values.app.ingress.timeoutSeconds)
  | quote }}
{{- end }}
{{- if .Values.app.ingress.stickySessions.enabled }}
{{- if int64 .Values.app.ingress.stickySessions.maxAgeSeconds }}
alb.ingress.kubernetes.io/target-group-attributes: {{ printf
  "stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=%d"
  (int64 .Values.app.ingress.stickySessions.maxAgeSeconds)
  | quote }}
{{- else }}
alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie
{{- end }}
{{- end }}
{{- else if eq .Values.app.ingress.controller "gce" }}
kubernetes.io/ingress.class: gce
{{- with .Values.app.ingress.gce.staticIpName }}
kubernetes.io/ingress.global-static-ip-name: {{ . | quote }}
{{- end }}
{{- if .Values.app.ingress.managedCertificate }}
networking.gke.io/managed-certificates: {{ include "atlas-app.fullname" . }}
{{- end }}
{{- if include "atlas-app.ingressTls" . }}
networking.gke.io/v1beta1.FrontendConfig: {{ include "atlas-app.fullname" . }}
{{- end }}
{{- if or .Values.app.ingress.certManager.clusterIssuer .Values.app.ingress.certManager.issuer }}
acme.cert-manager.io/http01-edit-in-place: "true"
{{- end }}
{{- else if eq .Values.app.ingress.controller "kong" }}
{{- if include "atlas-app.ingressTls" . }}
konghq.com/protocols: https
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- end }}

{{/*
Plain environment variables: the chart's own, then the user's.
*/}}
{{- define "atlas-app.config" -}}
DATABASE_HOST: {{ include "atlas-app.databaseHost" . | quote }}
DATABASE_PORT: {{ include "atlas-app.databasePort" . | quote }}
DATABASE_NAME: {{ include "atlas-app.databaseName" . | quote }}
DATABASE_USER: {{ include "atlas-app.databaseUsername" . | quote }}
PGSSLMODE: {{ .Values.app.config.PGSSLMODE | default (include "atlas-app.databaseSslMode" .) | quote }}
{{- if and
  (not .Values.postgresql.enabled)
  (or .Values.externalDatabase.tls.ca.existingSecret .Values.externalDatabase.tls.ca.existingConfigMap) }}
PGSSLROOTCERT: /etc/database-ca/ca.crt
{{- end }}
{{- range $key, $value := omit
  .Values.app.config
  "DATABASE_HOST" "DATABASE_PORT" "DATABASE_NAME" "DATABASE_USER" "PGSSLMODE" "PGSSLROOTCERT" }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/*
Whether connections to the database are encrypted, in libpq's words.
*/}}
{{- define "atlas-app.databaseSslMode" -}}
{{- if .Values.postgresql.enabled }}
{{- "disable" }}
{{- else }}
{{- .Values.externalDatabase.tls.mode | default "require" }}
{{- end }}
{{- end }}

{{/*
Pod of the migration Job, whose name carries a hash of it.
*/}}
{{- define "atlas-app.migrationPod" -}}
metadata:
  labels:
    {{- include "atlas-app.selectorLabels" . | nindent 4 }}
    app.kubernetes.io/component: migrate
  annotations:
    checksum/config: {{ include (print .Template.BasePath "/configmap.yaml") . | sha256sum }}
    {{- if include "atlas-app.givenSecrets" . }}
    checksum/secrets: {{ include "atlas-app.givenSecrets" . | sha256sum }}
    {{- end }}
spec:
  restartPolicy: Never
  serviceAccountName: {{ include "atlas-app.serviceAccountName" . | quote }}
  automountServiceAccountToken: false
  {{- if or .Values.imagePullSecrets .Values.app.imagePullSecrets }}
  imagePullSecrets:
    {{- with .Values.imagePullSecrets }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with .Values.app.imagePullSecrets }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- with .Values.app.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  initContainers:
    - name: wait-for-db
      image: "{{ .Values.waitForDatabase.image.repository }}:{{ .Values.waitForDatabase.image.tag }}"
      imagePullPolicy: {{ .Values.waitForDatabase.image.pullPolicy }}
      command:
        - sh
        - -c
        - |
          deadline=$(($(date +%s) + TIMEOUT_SECONDS))
          until pg_isready --quiet --host="$DATABASE_HOST" --port="$DATABASE_PORT"; do
            if [ "$(date +%s)" -ge "$deadline" ]; then
              echo "gave up: no database at $DATABASE_HOST:$DATABASE_PORT after ${TIMEOUT_SECONDS} s" >&2
              exit 1
            fi
            echo "waiting for the database at $DATABASE_HOST:$DATABASE_PORT"
            sleep 2
          done
          echo "the database at $DATABASE_HOST:$DATABASE_PORT accepts connections"
      env:
        - name: DATABASE_HOST
          value: {{ include "atlas-app.databaseHost" . | quote }}
        - name: DATABASE_PORT
          value: {{ include "atlas-app.databasePort" . | quote }}
        - name: TIMEOUT_SECONDS
          value: {{ int64 .Values.waitForDatabase.timeoutSeconds | quote }}
      {{- with .Values.waitForDatabase.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.app.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- if .Values.extraCertificates.enabled }}
    - name: concat-ca-certs
      image: "{{ .Values.app.image.repository }}:{{ .Values.app.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.app.image.pullPolicy }}
      command:
        - sh
        - -c
        - |
          # The usual authorities of this image, too, since $SSL_CERT_FILE replaces them.
          for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /ca-certs/*; do
            if [ -f "$file" ]; then cat "$file"; echo; fi
          done > /ca-bundle/ca-bundle.crt
      volumeMounts:
        - name: ca-certs
          mountPath: /ca-certs
          readOnly: true
        - name: ca-bundle
          mountPath: /ca-bundle
      {{- with .Values.waitForDatabase.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.app.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
  containers:
    - name: migrate
      image: {{ printf
        "%s:%s"
        .Values.app.migrations.job.image.repository
        (.Values.app.migrations.job.image.tag | default .Chart.AppVersion)
        | quote }}
      imagePullPolicy: {{ .Values.app.migrations.job.image.pullPolicy }}
      command:
        - atlas
        - migrate
        - apply
        - --url
        - "$(DATABASE_URL)"
        - --dir
        - file:///src
        - --lock-timeout
        - 60s
      envFrom:
        - configMapRef:
            name: {{ include "atlas-app.fullname" . }}-config
        - secretRef:
            name: {{ include "atlas-app.secretName" . | quote }}
        {{- with .Values.app.extraEnvFrom }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      env:
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: {{ include "atlas-app.databaseSecretName" . | quote }}
              key: {{ include "atlas-app.databaseSecretKey" . | quote }}
        - name: DATABASE_URL
          value: {{ include "atlas-app.databaseUrl" . | quote }}
        - name: ATLAS_NO_UPDATE_NOTIFIER
          value: "1"
        {{- if .Values.extraCertificates.enabled }}
        - name: SSL_CERT_FILE
          value: /ca-bundle/ca-bundle.crt
        {{- end }}
        {{- with .Values.app.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .Values.app.migrations.job.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if .Values.extraCertificates.enabled }}
        - name: ca-bundle
          mountPath: /ca-bundle
          readOnly: true
        {{- end }}
        {{- with .Values.app.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .Values.app.securityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if .Values.extraCertificates.enabled }}
    - name: ca-certs
      configMap:
        name: {{ include "atlas-app.caCertificatesName" . | quote }}
    - name: ca-bundle
      emptyDir:
        sizeLimit: 10Mi
    {{- end }}
    {{- with .Values.app.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.app.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.app.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/*
Folder in the bucket where backups are kept, as rclone writes it.
*/}}
{{- define "atlas-app.backupFolder" -}}
{{- printf
  "s3:%s/%s"
  .Values.backup.s3.bucket
  (.Values.backup.s3.prefix | default (printf "%s/%s" .Release.Namespace (include "atlas-app.fullname" .))) }}
{{- end }}

{{/*
PersistentVolumeClaim on which backups are kept.
*/}}
{{- define "atlas-app.backupClaim" -}}
{{- .Values.backup.volume.existingClaim
  | default (printf "%s-backup" (include "atlas-app.fullname" . | trunc 45 | trimSuffix "-")) }}
{{- end }}

{{/*
Stands for what is restored, and where to: another backup needs another Job.
*/}}
{{- define "atlas-app.restoreHash" -}}
{{- printf
  "%s/%s to %s"
  (ternary (include "atlas-app.backupFolder" .) (include "atlas-app.backupClaim" .) (eq .Values.backup.storage "s3"))
  .Values.backup.restore.file
  (include "atlas-app.databaseName" .)
  | sha256sum | trunc 8 }}
{{- end }}

{{/*
Address under which users reach the application; empty when nothing is exposed.
*/}}
{{- define "atlas-app.externalUrl" -}}
{{- if and .Values.app.ingress.enabled .Values.app.ingress.hosts }}
{{- $host := first .Values.app.ingress.hosts }}
{{- $path := first ($host.paths | default (list "/")) }}
{{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
{{- printf
  "%s://%s%s"
  (ternary "https" "http" (not (empty (include "atlas-app.ingressTls" .))))
  $host.host
  (regexFind "^/[-._~%A-Za-z0-9/]*[*]?$" ($path.path | default "/") | trimSuffix "*" | trimSuffix "/") }}
{{- else if and .Values.app.gateway.enabled .Values.app.gateway.hostnames }}
{{- printf
  "%s://%s%s"
  .Values.app.gateway.scheme
  (first .Values.app.gateway.hostnames)
  (first .Values.app.gateway.paths | default "" | trimSuffix "/") }}
{{- end }}
{{- end }}
