// Asks a receiver what came, with Go's standard library alone: go run api.go
// PAGE is the URL of the page (fake-receiver serve --http), TOKEN its token if it wants one.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

type mail struct {
	ID      int64    `json:"id"`
	Outcome string   `json:"outcome"`
	Because []string `json:"because"`
	Causes  []struct {
		Remedy string `json:"remedy"`
		Minded bool   `json:"minded"`
	} `json:"causes"`
}

func ask(method, path string, body, answer any) {
	var sent bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&sent).Encode(body); err != nil {
			log.Fatal(err)
		}
	}
	url := strings.TrimSuffix(os.Getenv("PAGE"), "/") + "/api/v1" + path
	request, err := http.NewRequest(method, url, &sent)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if token := os.Getenv("TOKEN"); token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode >= 400 {
		log.Fatal(reply.Status, " ", string(text), err)
	}
	if answer != nil {
		if err := json.Unmarshal(text, answer); err != nil {
			log.Fatal(err)
		}
	}
}

func main() {
	var found struct {
		Complete bool   `json:"complete"`
		Mails    []mail `json:"mails"`
	}
	ask("GET", "/wait?count=1&timeout=20&outcome=defer,reject", nil, &found)
	if !found.Complete {
		log.Fatal("no mail was refused")
	}
	var one mail
	ask("GET", fmt.Sprintf("/mails/%d", found.Mails[0].ID), nil, &one)
	fmt.Println(one.Outcome, "because of", strings.Join(one.Because, ", "))
	for _, cause := range one.Causes {
		if cause.Minded {
			fmt.Println(cause.Remedy)
		}
	}
	ask("DELETE", fmt.Sprintf("/mails/%d", one.ID), nil, nil)
	ask("PUT", "/receivers/1/persona", map[string]string{"persona": "permissive"}, nil)
	var receivers []struct {
		Persona string `json:"persona"`
	}
	ask("GET", "/receivers", nil, &receivers)
	fmt.Println("now", receivers[0].Persona)
}
