{{- define "handwritten.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- define "handwritten.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "handwritten.databaseHost" -}}
{{- if .Values.postgresql.enabled -}}
{{ include "handwritten.fullname" . }}-postgresql
{{- else -}}
{{ .Values.externalDatabase.host }}
{{- end }}
{{- end }}
